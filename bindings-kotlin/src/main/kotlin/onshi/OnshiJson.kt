package onshi

import onshi.internal.*

/**
 * The same questions for those who hold JSON: text of the wire in, text of the wire out.
 *
 * An edition is the name of a built-in one, or an edition as JSON; the newest when null. Every
 * question throws an [OnshiException] with one of the contract's codes.
 */
public object OnshiJson {
    /**
     * Returns the answer to a project.
     *
     * @param explain whether sources, sentences and assumptions come with it.
     */
    @JvmStatic
    @JvmOverloads
    public fun assess(project: String, edition: String? = null, explain: Boolean = false): String =
        ask { assessJsonNative(project.wellFormed(), edition?.wellFormed(), explain) }

    /** Returns the pamphlet's two columns for a project. */
    @JvmStatic
    @JvmOverloads
    public fun compare(project: String, edition: String? = null, explain: Boolean = false): String =
        ask { compareJsonNative(project.wellFormed(), edition?.wellFormed(), explain) }

    /** Returns one answer for each number of readers. */
    @JvmStatic
    @JvmOverloads
    public fun options(project: String, edition: String? = null, explain: Boolean = false): String =
        ask { optionsJsonNative(project.wellFormed(), edition?.wellFormed(), explain) }

    /** Returns what each row of the table pays of a cost: every number of readers on every track. Readers and days may be missing. */
    @JvmStatic
    @JvmOverloads
    public fun overview(project: String, edition: String? = null): String =
        ask { overviewJsonNative(project.wellFormed(), edition?.wellFormed()) }

    /** Returns the plan for milestones. */
    @JvmStatic
    public fun plan(milestones: String): String = ask { planJsonNative(milestones.wellFormed()) }

    /**
     * Returns who to ask.
     *
     * @param at a time of Japan such as `2021-01-16T15:59`, to say whether the desk is open then.
     */
    @JvmStatic
    @JvmOverloads
    public fun desk(at: String? = null): String = ask { deskJsonNative(at?.wellFormed()) }

    /** Returns what holds for every answer. */
    @JvmStatic
    public fun notices(): String = ask { noticesJsonNative() }

    /**
     * Returns the report on a form. An institution code may be the code alone, as typed. A value
     * of the wrong type and a field that there is not are errors, everything else is a finding.
     *
     * @param form the form's name, such as `receipt_breakdown`.
     */
    @JvmStatic
    public fun check(form: String, value: String): String =
        ask { checkJsonNative(form.wellFormed(), value.wellFormed()) }

    /**
     * Returns a form with its computed fields filled in.
     *
     * @param form `receipt_breakdown` or `subsidy_application`.
     */
    @JvmStatic
    public fun draft(form: String, value: String): String =
        ask { draftJsonNative(form.wellFormed(), value.wellFormed()) }

    /** Returns the fields of a form, in order: each with `name`, `label`, `required` and `kind`. */
    @JvmStatic
    public fun formFields(form: String): String = ask { formFieldsJsonNative(form.wellFormed()) }
}
