package onshi

import onshi.internal.*
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.temporal.ChronoUnit
import java.util.Collections

/**
 * How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
 * verification (オンライン資格確認), and why; by when it must do what; and whether a form is right.
 *
 * Every function may be called from any thread. Where none is given, the newest edition answers.
 * The first question loads the native library; where that cannot be, every question throws a
 * [NativeLibraryException].
 */
public object Onshi {
    private val FIRST_STAMP = Instant.parse("0001-01-01T00:00:00Z")
    private val LAST_STAMP = Instant.parse("9999-12-31T23:59:59.999999999Z")

    /**
     * Returns how much subsidy a project gets, and every step to it.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun assess(project: Project, edition: Edition? = null): Assessment =
        assessAll(Collections.singletonList(project), edition).first().orThrow()

    /**
     * Answers every project of a list, in its order: one that is refused costs the others nothing.
     * Much faster than one by one, above all with an edition of your own.
     *
     * @throws OnshiException.Edition where the edition cannot be used.
     */
    @JvmStatic
    @JvmOverloads
    public fun assessAll(projects: Collection<Project>, edition: Edition? = null): List<Outcome> =
        ask { Numbers.assess(projects, choice(edition)) }

    /**
     * Returns the answers to projects as columns: each row as [assess] answers it, ten times as fast as
     * a list. Nothing is thrown for a row.
     *
     * @throws OnshiException.Edition where the edition cannot be used.
     */
    @JvmStatic
    @JvmOverloads
    public fun assessColumns(columns: ProjectColumns, edition: Edition? = null): ColumnAnswers =
        ask { Numbers.assess(columns, choice(edition)) }

    /**
     * Returns everything that is wrong with a project, a problem a field; nothing where `assess`
     * has an answer.
     *
     * @throws OnshiException.Edition where the edition cannot be used.
     */
    @JvmStatic
    @JvmOverloads
    public fun errors(project: Project, edition: Edition? = null): List<Problem> =
        ask { errorsNative(project, choice(edition)) }

    /**
     * Returns the answer with its working: sentences, sources, assumptions.
     *
     * @throws OnshiException as [assess].
     */
    @JvmStatic
    @JvmOverloads
    public fun explain(project: Project, edition: Edition? = null): Explanation =
        ask { explainNative(project, choice(edition)) }

    /**
     * Returns the pamphlet's two columns for a project, which needs no day.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun compare(project: Project, edition: Edition? = null): Comparison =
        ask { compareNative(project, choice(edition)) }

    /**
     * Returns one answer for each number of readers, which the project need not say.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun options(project: Project, edition: Edition? = null): List<Assessment> =
        ask { optionsNative(project, choice(edition)) }

    /** Returns the name of the newest edition. */
    @JvmStatic
    public fun latestEdition(): String = ask { latestEditionNative() }

    /** Returns the names of the built-in editions, the oldest first. */
    @JvmStatic
    public fun editionNames(): List<String> = ask { builtIn.keys.toList() }

    /**
     * Returns a built-in edition.
     *
     * @throws OnshiException.Edition for a name that there is not.
     */
    @JvmStatic
    public fun edition(name: String): Edition = ask { builtIn[name] ?: editionNative(name.wellFormed()) }

    /**
     * Reads an edition from JSON. It is not checked: see [check].
     *
     * @throws OnshiException for a text that is not JSON, or with the path of what is wrong in the edition.
     */
    @JvmStatic
    public fun editionFromJson(text: String): Edition = ask { editionFromJsonNative(text.wellFormed()) }

    /**
     * Returns an edition as one line of JSON.
     *
     * @throws OnshiException.Edition with the path of what JSON of an edition cannot hold.
     */
    @JvmStatic
    public fun editionToJson(edition: Edition): String = ask { editionToJsonNative(edition) }

    /**
     * Returns what is wrong with an edition: gaps and overlaps of days, rows missing or twice,
     * numbers out of range, sources missing.
     *
     * @throws OnshiException.Edition with the path of a value that no edition can have.
     */
    @JvmStatic
    public fun check(edition: Edition): Report = ask { checkEditionNative(edition) }

    /**
     * Returns an edition with another fraction rule in every row; the ceilings follow, and their
     * basis is [Basis.CHOSEN].
     *
     * @throws OnshiException.Edition with the path of a value that no edition can have.
     */
    @JvmStatic
    public fun withFractionRule(edition: Edition, rule: FractionRule): Edition =
        ask { withFractionRuleNative(edition, rule) }

    /** Returns a citation for people: the document's title and the place in it. */
    @JvmStatic
    public fun describe(citation: Citation): Said = ask { describeCitationNative(citation) }

    /**
     * Reads yen as people type them: `429,000円`, `42.9万円`, full-width digits.
     *
     * @throws OnshiException.Input for a text that is not a whole number of yen.
     */
    @JvmStatic
    public fun parseYen(text: String): Long = ask { parseYenNative(text.wellFormed()) }

    /**
     * Reads a day as people type it: `2021/3/31`, `令和3年3月31日`, `R3.3.31`.
     *
     * @throws OnshiException.Input for a text that is not a day.
     */
    @JvmStatic
    public fun parseDate(text: String): LocalDate = ask { parseDateNative(text.wellFormed()) }

    /**
     * Returns what to do by when: the fifteen steps with their dates.
     *
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    public fun plan(milestones: Milestones): Plan = ask { planNative(milestones) }

    /**
     * Returns a plan as a calendar file (RFC 5545): one all-day event a due day or limit.
     *
     * @param stamp when the file is made, in the years 1 to 9999: the format has four digits.
     * @param language the language of its texts.
     * @param id what tells this plan from others in the same calendar, such as the institution code;
     *   derived from the facility, its group and its days when blank: after a change of these, events are
     *   added and not updated.
     * @throws OnshiException with one of the contract's codes.
     * @throws IllegalArgumentException for another [stamp].
     */
    @JvmStatic
    @JvmOverloads
    public fun toIcs(
        milestones: Milestones,
        stamp: Instant,
        language: Language = Language.JA,
        id: String = "",
    ): String {
        require(stamp in FIRST_STAMP..LAST_STAMP) { "the stamp must be from $FIRST_STAMP to $LAST_STAMP: $stamp" }
        return ask { toIcsNative(milestones, language == Language.EN, stamp.epochSecond, id.wellFormed()) }
    }

    /**
     * Returns a plan for paper or mail: a table for each stage with the days, boxes to tick, the limits, and who acts.
     *
     * @param output one page of HTML without scripts, or plain text.
     * @throws OnshiException with one of the contract's codes.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(milestones: Milestones, output: PaperOutput = PaperOutput.HTML, language: Language = Language.JA): String =
        ask { planPaperNative(milestones, output == PaperOutput.HTML, language == Language.EN) }

    /**
     * Returns who to ask, and whether the desk is open at a time.
     *
     * @param at a time of Japan; null to ask without one.
     * @throws OnshiException for a day outside 2019 to 2027.
     */
    @JvmStatic
    @JvmOverloads
    public fun desk(at: LocalDateTime? = null): Desk = ask { deskNative(at?.truncatedTo(ChronoUnit.SECONDS)?.toString()) }

    /** Returns what holds for every answer: an estimate, of eligible work; applications have closed. */
    @JvmStatic
    public fun notices(): List<NoticeText> = ask { noticesNative() }

    /**
     * Checks a form as a person typed it: a text for each path, such as `lines[0].eligible`. Days, amounts, names and
     * ticks are read as people write them.
     *
     * A row that is blank throughout is left out. Computed fields that were left blank are filled in: the sums of a
     * receipt breakdown, the amount of a subsidy application. A path that the form does not have is a finding, a null is
     * blank; nothing is thrown.
     */
    @JvmStatic
    public fun checkTyped(form: FormKind, texts: Map<String, String?>): TypedForm =
        ask { checkTypedNative(form, texts.entries.associate { (path, text) -> path.wellFormed() to text.orEmpty().wellFormed() }) }

    // region Each form
    // Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

    /** Returns what is wrong with an institution code: every problem at once. */
    @JvmStatic
    public fun check(form: InstitutionCode): Report = ask { checkInstitutionCodeNative(form) }

    /**
     * Returns an institution code for mail or paper, as a sheet. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: InstitutionCode, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { institutionCodePaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with a reader application: every problem at once. */
    @JvmStatic
    public fun check(form: ReaderApplication): Report = ask { checkReaderApplicationNative(form) }

    /**
     * Returns a reader application for mail or paper, as a sheet. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: ReaderApplication, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { readerApplicationPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with an estimate request: every problem at once. */
    @JvmStatic
    public fun check(form: EstimateRequest): Report = ask { checkEstimateRequestNative(form) }

    /**
     * Returns an estimate request for mail or paper, as a letter to the vendor. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: EstimateRequest, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { estimateRequestPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with a usage application: every problem at once. */
    @JvmStatic
    public fun check(form: UsageApplication): Report = ask { checkUsageApplicationNative(form) }

    /**
     * Returns a usage application for mail or paper, as a sheet. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: UsageApplication, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { usageApplicationPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with a receipt breakdown: every problem at once. */
    @JvmStatic
    public fun check(form: ReceiptBreakdown): Report = ask { checkReceiptBreakdownNative(form) }

    /**
     * Returns a receipt breakdown for mail or paper, as a sheet, with the sums of its rows. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: ReceiptBreakdown, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { receiptBreakdownPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with a completion report: every problem at once. */
    @JvmStatic
    public fun check(form: CompletionReport): Report = ask { checkCompletionReportNative(form) }

    /**
     * Returns a completion report for mail or paper, as a sheet. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: CompletionReport, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { completionReportPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    /** Returns what is wrong with a subsidy application: every problem at once. */
    @JvmStatic
    public fun check(form: SubsidyApplication): Report = ask { checkSubsidyApplicationNative(form) }

    /**
     * Returns a subsidy application for mail or paper, as its documents under a cover, with the amount that the newest edition assesses. What is missing is marked in its place and listed at the top.
     *
     * @param output plain text, or one page of HTML without scripts.
     */
    @JvmStatic
    @JvmOverloads
    public fun paper(form: SubsidyApplication, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =
        ask { subsidyApplicationPaperNative(form, output == PaperOutput.HTML, language == Language.EN) }

    // endregion

    /** Returns a receipt breakdown with the sums of its rows. A sum that cannot be made is null. */
    @JvmStatic
    public fun draft(form: ReceiptBreakdown): ReceiptBreakdown = ask { draftReceiptBreakdownNative(form) }

    /**
     * Returns a subsidy application with the amount that the newest edition assesses.
     *
     * @throws OnshiException for a project that has no answer.
     */
    @JvmStatic
    public fun draft(form: SubsidyApplication): SubsidyApplication =
        form.copy(amount = ask { subsidyOfNative(form.project) } ?: form.amount)

    /** The built-in editions by their names. Java could write into their lists otherwise. */
    private val builtIn: Map<String, Edition> by lazy {
        editionsNative().associate { edition ->
            edition.name to edition.copy(
                tracks = Collections.unmodifiableList(edition.tracks),
                rows = Collections.unmodifiableList(edition.rows),
            )
        }
    }

    /** A built-in edition crosses by its name. */
    private fun choice(edition: Edition?): EditionChoice = when {
        edition == null -> EditionChoice.Latest
        builtIn[edition.name] == edition -> EditionChoice.BuiltIn(edition.name)
        else -> EditionChoice.Own(edition)
    }
}
