package onshi

import onshi.internal.ask
import onshi.internal.forFormNative
import java.util.Locale

/** The two languages in which onshi speaks. */
public enum class Language {
    JA,
    EN,
    ;

    internal fun of(ja: String, en: String): String = if (this == JA) ja else en

    internal companion object {
        /** Japanese for a Japanese locale, English for every other. */
        fun of(locale: Locale): Language = if (locale.language == Locale.JAPANESE.language) JA else EN
    }
}

/**
 * A text in both languages.
 *
 * @property ja the text in Japanese.
 * @property en the text in English.
 */
public data class Said(public val ja: String, public val en: String) {
    /** Returns the text in a language. */
    public fun get(language: Language): String = language.of(ja, en)

    /**
     * Returns the message of an error or a finding for people who fill in a form: labels in place of the names and
     * words of the wire.
     */
    public fun forForm(language: Language): String = ask { forFormNative(get(language), language == Language.EN) }
}
