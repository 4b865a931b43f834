package onshi

import java.time.Instant

/**
 * How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
 * verification (オンライン資格確認), and why.
 */
public object Onshi {
    /** Returns the name of the newest edition, which answers when none is named. */
    @JvmStatic
    public fun latestEdition(): String = latestEditionNative()

    /**
     * Returns how much subsidy a project gets, and every step to it.
     *
     * @param edition the name of an edition; the newest when null.
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun assess(project: Project, edition: String? = null): Assessment =
        coded { assessNative(project, edition?.wellFormed()) }

    /**
     * Returns the answer to a project in the wire's JSON, as JSON.
     *
     * @param edition the name of an edition; the newest when null.
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun assessJson(project: String, edition: String? = null): String =
        coded { assessJsonNative(project.wellFormed(), edition?.wellFormed()) }

    /**
     * Returns what to do by when: the fifteen steps with their dates.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    public fun plan(milestones: Milestones): Plan = coded { planNative(milestones) }

    /**
     * Returns the plan for milestones in the wire's JSON, as JSON.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    public fun planJson(milestones: String): String = coded { planJsonNative(milestones.wellFormed()) }

    /** Returns what is wrong with an institution code: every problem at once. */
    @JvmStatic
    public fun check(form: InstitutionCode): Report = checkInstitutionCodeNative(form)

    /** Returns what is wrong with a reader application: every problem at once. */
    @JvmStatic
    public fun check(form: ReaderApplication): Report = checkReaderApplicationNative(form)

    /** Returns what is wrong with an estimate request: every problem at once. */
    @JvmStatic
    public fun check(form: EstimateRequest): Report = checkEstimateRequestNative(form)

    /** Returns what is wrong with a usage application: every problem at once. */
    @JvmStatic
    public fun check(form: UsageApplication): Report = checkUsageApplicationNative(form)

    /** Returns what is wrong with a receipt breakdown: every problem at once. */
    @JvmStatic
    public fun check(form: ReceiptBreakdown): Report = checkReceiptBreakdownNative(form)

    /** Returns what is wrong with a completion report: every problem at once. */
    @JvmStatic
    public fun check(form: CompletionReport): Report = checkCompletionReportNative(form)

    /** Returns what is wrong with a subsidy application: every problem at once. */
    @JvmStatic
    public fun check(form: SubsidyApplication): Report = checkSubsidyApplicationNative(form)

    /**
     * Returns the report on a form in the wire's JSON, as JSON. An institution code may be the
     * code alone, as typed.
     *
     * @param form the form's name, such as `receipt_breakdown`.
     * @throws OnshiException for a value of the wrong type and for a field that there is not.
     */
    @JvmStatic
    public fun checkJson(form: String, text: String): String =
        coded { checkJsonNative(form.wellFormed(), text.wellFormed()) }

    /** Returns a receipt breakdown with the sums of its rows. A sum that cannot be made is null. */
    @JvmStatic
    public fun draft(form: ReceiptBreakdown): ReceiptBreakdown = draftReceiptBreakdownNative(form)

    /**
     * Returns a subsidy application with the amount that the newest edition assesses.
     *
     * @throws OnshiException for a project that has no answer.
     */
    @JvmStatic
    public fun draft(form: SubsidyApplication): SubsidyApplication =
        form.copy(amount = coded { subsidyOfNative(form.project) } ?: form.amount)

    /**
     * Returns the draft of a form in the wire's JSON, as JSON.
     *
     * @param form `receipt_breakdown` or `subsidy_application`.
     * @throws OnshiException as for [checkJson], and for a project that has no answer.
     */
    @JvmStatic
    public fun draftJson(form: String, text: String): String =
        coded { draftJsonNative(form.wellFormed(), text.wellFormed()) }

    /**
     * Returns the fields of a form as JSON, in order: each with `name`, `label`, `required` and
     * `kind`.
     *
     * @throws OnshiException for a form that there is not.
     */
    @JvmStatic
    public fun formFieldsJson(form: String): String = coded { formFieldsJsonNative(form.wellFormed()) }

    /**
     * Returns a plan as a calendar file (RFC 5545): one all-day event a due day or limit.
     *
     * @param stamp when the file is made.
     * @param language the language of its texts.
     * @param id what tells this plan from others in the same calendar, such as the institution code.
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun toIcs(
        milestones: Milestones,
        stamp: Instant,
        language: Language = Language.JA,
        id: String = "plan",
    ): String = coded { toIcsNative(milestones, language == Language.EN, stamp.epochSecond, id.wellFormed()) }
}
