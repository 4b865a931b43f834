package onshi

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
