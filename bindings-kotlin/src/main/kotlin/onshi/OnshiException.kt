package onshi

/**
 * Why there is no answer.
 *
 * @property code the stable code, such as `readers_out_of_range`.
 * @property field the wire name of the field that is wrong; null where it is the whole.
 * @property given what was given, as text of at most 80 characters.
 * @property allowed what is allowed, where that is a range or a list.
 * @property messages what was wrong and what to do about it.
 */
public class OnshiException internal constructor(
    public val code: String,
    public val field: String?,
    public val given: String?,
    public val allowed: Allowed?,
    public val messages: Said,
) : IllegalArgumentException(messages.en)

/** The two languages in which onshi speaks. */
public enum class Language { JA, EN }

/** Turns the error of the boundary into the one for people. */
internal inline fun <T> coded(call: () -> T): T =
    try {
        call()
    } catch (refusal: Refusal.Coded) {
        val messages = Said(refusal.ja, refusal.en)
        throw OnshiException(refusal.code, refusal.field, refusal.given, refusal.allowed, messages)
    }

/** Half of a surrogate pair has no UTF-8: it becomes the sign for what was lost. */
internal fun String.wellFormed(): String {
    val encoder = Charsets.UTF_8.newEncoder()
    if (encoder.canEncode(this)) return this
    return buildString {
        for ((i, c) in this@wellFormed.withIndex()) {
            val isPair = when {
                c.isHighSurrogate() -> this@wellFormed.getOrNull(i + 1)?.isLowSurrogate() == true
                c.isLowSurrogate() -> this@wellFormed.getOrNull(i - 1)?.isHighSurrogate() == true
                else -> true
            }
            append(if (isPair) c else '\uFFFD')
        }
    }
}
