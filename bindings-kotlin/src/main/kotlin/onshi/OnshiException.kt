package onshi

import java.util.Locale

/**
 * Why there is no answer: the input is wrong ([Input]) or the edition that should answer is
 * ([Edition]).
 *
 * @property problem the same as a value.
 */
public sealed class OnshiException(public val problem: Problem) : IllegalArgumentException(problem.messages.en) {
    /** The stable code. */
    public val code: ErrorCode get() = problem.code

    /** The wire name of the field that is wrong; null where it is the whole. */
    public val field: String? get() = problem.field

    /** What was given, as text of at most 80 characters. */
    public val given: String? get() = problem.given

    /** What is allowed, where that is a range or a list. */
    public val allowed: Allowed? get() = problem.allowed

    /** What was wrong and what to do about it. */
    public val messages: Said get() = problem.messages

    /** Returns the message in Japanese where Japanese is the JVM's language, in English elsewhere. */
    override fun getLocalizedMessage(): String = messages.get(Language.of(Locale.getDefault()))

    /** Returns the message for people who fill in a form: see [Said.forForm]. */
    public fun forForm(language: Language): String = messages.forForm(language)

    /** What was asked about is wrong: a project, milestones, a form, a text. */
    public class Input internal constructor(problem: Problem) : OnshiException(problem)

    /** The edition is not known, or its table is not sound. */
    public class Edition internal constructor(problem: Problem) : OnshiException(problem)
}
