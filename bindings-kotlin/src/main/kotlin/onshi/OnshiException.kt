package onshi

/**
 * Why there is no answer: the input is wrong ([Input]) or the edition that should answer is
 * ([Edition]).
 *
 * @property problem the same as a value.
 */
public sealed class OnshiException(public val problem: Problem) : IllegalArgumentException(problem.messages.en) {
    /** The stable code, such as `readers_out_of_range`. */
    public val code: String get() = problem.code

    /** The wire name of the field that is wrong; null where it is the whole. */
    public val field: String? get() = problem.field

    /** What was given, as text of at most 80 characters. */
    public val given: String? get() = problem.given

    /** What is allowed, where that is a range or a list. */
    public val allowed: Allowed? get() = problem.allowed

    /** What was wrong and what to do about it. */
    public val messages: Said get() = problem.messages

    /** What was asked about is wrong: a project, milestones, a form, a text. */
    public class Input internal constructor(problem: Problem) : OnshiException(problem)

    /** The edition is not known, or its table is not sound. */
    public class Edition internal constructor(problem: Problem) : OnshiException(problem)
}

/** Asks the library, and turns the error of the boundary into the one for people. */
internal inline fun <T> ask(question: () -> T): T {
    NativeLibrary.ensure()
    try {
        return question()
    } catch (refusal: Refusal) {
        throw exception(refusal)
    } catch (panic: InternalException) {
        throw bug(panic.message, panic)
    }
}

internal fun exception(refusal: Refusal): OnshiException = when (refusal) {
    is Refusal.Input -> OnshiException.Input(refusal.problem)
    is Refusal.Edition -> OnshiException.Edition(refusal.problem)
}

/** What Java cannot catch by name becomes what it can. */
internal fun bug(what: String?, cause: Throwable?): IllegalStateException =
    IllegalStateException("a bug in onshi, please report it: $what", cause)
