// Generated from the records of `src/edition.rs`: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

package onshi

import java.time.LocalDate

/** Changes a [TrackPeriod], which says what its fields mean. */
public class TrackPeriodBuilder(from: TrackPeriod) {
    private var built: TrackPeriod = from

    public fun track(track: Track): TrackPeriodBuilder = apply { built = built.copy(track = track) }

    public fun appliesFrom(appliesFrom: LocalDate): TrackPeriodBuilder =
        apply { built = built.copy(appliesFrom = appliesFrom) }

    public fun appliesTo(appliesTo: LocalDate): TrackPeriodBuilder = apply { built = built.copy(appliesTo = appliesTo) }

    public fun citation(citation: Citation): TrackPeriodBuilder = apply { built = built.copy(citation = citation) }

    public fun appliesFromCitation(appliesFromCitation: Citation?): TrackPeriodBuilder =
        apply { built = built.copy(appliesFromCitation = appliesFromCitation) }

    public fun appliesToCitation(appliesToCitation: Citation?): TrackPeriodBuilder =
        apply { built = built.copy(appliesToCitation = appliesToCitation) }

    public fun vendorContractBy(vendorContractBy: LocalDate?): TrackPeriodBuilder =
        apply { built = built.copy(vendorContractBy = vendorContractBy) }

    public fun operationStartsFrom(operationStartsFrom: LocalDate?): TrackPeriodBuilder =
        apply { built = built.copy(operationStartsFrom = operationStartsFrom) }

    public fun operationStartsTo(operationStartsTo: LocalDate?): TrackPeriodBuilder =
        apply { built = built.copy(operationStartsTo = operationStartsTo) }

    public fun completeBy(completeBy: LocalDate?): TrackPeriodBuilder =
        apply { built = built.copy(completeBy = completeBy) }

    public fun build(): TrackPeriod = built
}

/** Changes a [Row], which says what its fields mean. */
public class RowBuilder(from: Row) {
    private var built: Row = from

    public fun category(category: Category): RowBuilder = apply { built = built.copy(category = category) }

    public fun readers(readers: Long): RowBuilder = apply { built = built.copy(readers = readers) }

    public fun track(track: Track): RowBuilder = apply { built = built.copy(track = track) }

    public fun base(base: Long): RowBuilder = apply { built = built.copy(base = base) }

    public fun ratio(ratio: String): RowBuilder = apply { built = built.copy(ratio = ratio) }

    public fun fractionRule(fractionRule: FractionRule): RowBuilder =
        apply { built = built.copy(fractionRule = fractionRule) }

    public fun ceiling(ceiling: Long): RowBuilder = apply { built = built.copy(ceiling = ceiling) }

    public fun citation(citation: Citation): RowBuilder = apply { built = built.copy(citation = citation) }

    public fun ceilingCitation(ceilingCitation: Citation): RowBuilder =
        apply { built = built.copy(ceilingCitation = ceilingCitation) }

    public fun fractionRuleCitation(fractionRuleCitation: Citation): RowBuilder =
        apply { built = built.copy(fractionRuleCitation = fractionRuleCitation) }

    public fun build(): Row = built
}
