package onshi

import com.fasterxml.jackson.databind.JsonNode
import java.time.LocalDate
import java.time.YearMonth

/** Kotlin's objects as the wire has them, for the vectors. */
object Wire {
    /** Written and read again, so that a number is the same kind of number as in the vectors. */
    fun tree(value: Any): JsonNode = Vectors.json.readTree(Vectors.json.writeValueAsString(value))

    fun error(error: OnshiException): JsonNode = tree(
        mapOf(
            "code" to error.code,
            "field" to error.field,
            "given" to error.given,
            "allowed" to when (val allowed = error.allowed) {
                null -> null
                is Allowed.Range -> mapOf("min" to bound(allowed.min), "max" to bound(allowed.max))
                is Allowed.OneOf -> mapOf("one_of" to allowed.words)
            },
        ),
    )

    fun plan(plan: Plan): JsonNode = tree(
        mapOf(
            "earliest_operation_on" to plan.earliestOperationOn?.toString(),
            "findings" to plan.findings.map { mapOf("code" to it.code, "path" to it.path) },
            "steps" to plan.steps.map { step ->
                mapOf(
                    "step" to step.step.name.lowercase(),
                    "due_on" to step.dueOn?.toString(),
                    "status" to step.status.name.lowercase(),
                    "limits" to step.limits.map { mapOf("on" to it.on.toString(), "why" to it.why.name.lowercase()) },
                )
            },
        ),
    )

    fun report(report: Report): JsonNode = tree(
        mapOf(
            "ok" to report.ok,
            "findings" to report.findings.map { mapOf("code" to it.code, "path" to it.path) },
        ),
    )

    private fun bound(bound: Bound?): Any? = when (bound) {
        null -> null
        is Bound.Number -> bound.value
        is Bound.Day -> bound.value.toString()
    }
}

/** The node, where it is given. */
fun JsonNode.given(name: String): JsonNode? = get(name)?.takeUnless { it.isNull }

/** Reads a text that may be missing, and nothing else. */
fun JsonNode.text(name: String): String = given(name)?.also { require(it.isTextual) }?.textValue() ?: ""

/** Reads a whole number that may be missing, and nothing else. */
fun JsonNode.long(name: String): Long? =
    given(name)?.also { require(it.isIntegralNumber && it.canConvertToLong()) }?.longValue()

/** Reads true or false that may be missing, and nothing else. */
fun JsonNode.flag(name: String): Boolean? = given(name)?.also { require(it.isBoolean) }?.booleanValue()

/** Reads a month that may be missing. */
fun JsonNode.month(name: String): YearMonth? = given(name)?.let { YearMonth.parse(it.textValue()) }

/** Reads a list that may be missing. */
fun JsonNode.list(name: String): List<JsonNode>? = given(name)?.also { require(it.isArray) }?.toList()

/** Refuses a key that Kotlin's type does not have. */
fun JsonNode.only(vararg names: String): JsonNode = also { require(it.isObject && it.properties().all { (key, _) -> key in names }) }

/** Reads a day that may be missing. */
fun JsonNode.day(name: String): LocalDate? = get(name)?.takeUnless { it.isNull }?.let { LocalDate.parse(it.asText()) }
