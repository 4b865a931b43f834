package onshi.internal

import onshi.ErrorCode
import onshi.ExactYen
import onshi.FindingCode

/** Half of a surrogate pair has no UTF-8: it becomes the sign for what was lost. */
internal fun String.wellFormed(): String {
    if (Charsets.UTF_8.newEncoder().canEncode(this)) return this
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

internal fun Fraction.exact(): ExactYen = ExactYen(numerator, denominator)

internal fun ExactYen.fraction(): Fraction = Fraction(numerator, denominator)

/** The ratios of the table are constants: a list asks for them a million times. */
internal fun ratio(pair: Int): String = when (pair) {
    0x1_0001 -> "1/1"
    0x1_0002 -> "1/2"
    0x3_0004 -> "3/4"
    else -> "${pair ushr 16}/${pair and 0xffff}"
}

internal fun ratio(text: String): Int = text.split('/').let { (above, below) -> above.toInt() shl 16 or below.toInt() }

private val errorCodes = ErrorCode.entries.associateBy(ErrorCode::code)

private val findingCodes = FindingCode.entries.associateBy(FindingCode::code)

internal fun errorCode(code: String): ErrorCode = errorCodes.getValue(code)

internal fun findingCode(code: String): FindingCode = findingCodes.getValue(code)
