package onshi

/** How a text for paper or mail is written: plain text, or one page of HTML without scripts. */
public enum class PaperOutput { TEXT, HTML }
