package onshi

import com.fasterxml.jackson.databind.JsonNode

/** Kotlin's objects as the wire has them, for the vectors. */
object Wire {
    /** Written and read again, so that a number is the same kind of number as in the vectors. */
    fun tree(value: Any): JsonNode = Vectors.json.readTree(Vectors.json.writeValueAsString(value))

    fun problem(problem: Problem): JsonNode = tree(
        mapOf(
            "code" to problem.code.code,
            "field" to problem.field,
            "given" to problem.given,
            "allowed" to when (val allowed = problem.allowed) {
                null -> null
                is Allowed.Range -> mapOf("min" to bound(allowed.min), "max" to bound(allowed.max))
                is Allowed.OneOf -> mapOf("one_of" to allowed.words)
            },
        ),
    )

    fun assessment(answer: Assessment): JsonNode = tree(fields(answer))

    fun comparison(columns: Comparison): JsonNode =
        tree(mapOf("before" to fields(columns.before), "after" to fields(columns.after), "gain" to columns.gain))

    private fun fields(answer: Assessment): Map<String, Any> = mapOf(
        "edition" to answer.edition,
        "category" to word(answer.category),
        "track" to word(answer.track),
        "readers" to answer.readers,
        "cost" to answer.cost,
        "base" to answer.base,
        "counted" to answer.counted,
        "ratio" to answer.ratio,
        "exact" to answer.exact.toString(),
        "fraction_rule" to word(answer.fractionRule),
        "basis" to word(answer.basis),
        "cut" to answer.cut.toString(),
        "subsidy" to answer.subsidy,
        "self_pay" to answer.selfPay,
    )

    fun plan(plan: Plan): JsonNode = tree(
        mapOf(
            "earliest_operation_on" to plan.earliestOperationOn?.toString(),
            "findings" to plan.findings.map { mapOf("code" to it.code.code, "path" to it.path) },
            "steps" to plan.steps.map { step ->
                mapOf(
                    "step" to word(step.step),
                    "stage" to word(step.stage),
                    "number" to step.number,
                    "actor" to word(step.actor),
                    "channel" to word(step.channel),
                    "due_on" to step.dueOn?.toString(),
                    "due_kind" to word(step.dueKind),
                    "status" to word(step.status),
                    "limits" to step.limits.map {
                        mapOf(
                            "from" to it.from?.toString(),
                            "on" to it.on.toString(),
                            "why" to word(it.why),
                            "status" to word(it.status),
                        )
                    },
                )
            },
        ),
    )

    fun report(report: Report): JsonNode = tree(
        mapOf(
            "ok" to report.ok,
            "findings" to report.findings.map {
                mapOf("code" to it.code.code, "severity" to word(it.severity), "path" to it.path)
            },
        ),
    )

    private fun word(value: Enum<*>) = value.name.lowercase()

    private fun bound(bound: Bound?): Any? = when (bound) {
        null -> null
        is Bound.Number -> bound.value
        is Bound.Day -> bound.value.toString()
    }
}
