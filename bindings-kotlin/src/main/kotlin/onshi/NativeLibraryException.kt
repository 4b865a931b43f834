package onshi

import java.util.Locale

/**
 * The native library cannot be used: it is not there, or it is one of another platform or of
 * another version of onshi. [cause] is what the system said.
 *
 * @property messages what was looked for, where, and what to do.
 */
public class NativeLibraryException internal constructor(
    public val messages: Said,
    cause: Throwable,
) : IllegalStateException(messages.en, cause) {
    /** Returns the message in Japanese where Japanese is the JVM's language, in English elsewhere. */
    override fun getLocalizedMessage(): String = messages.get(Language.of(Locale.getDefault()))
}
