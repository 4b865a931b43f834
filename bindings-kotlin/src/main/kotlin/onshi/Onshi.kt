package onshi

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
}
