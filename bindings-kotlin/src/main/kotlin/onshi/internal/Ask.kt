package onshi.internal

import onshi.OnshiException

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
