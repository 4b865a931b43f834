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
