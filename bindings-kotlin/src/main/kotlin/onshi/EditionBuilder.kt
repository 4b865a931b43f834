package onshi

import java.time.LocalDate
import java.util.function.UnaryOperator

/** Changes an [Edition], which says what its fields mean. */
public class EditionBuilder(from: Edition) {
    private var built: Edition = from

    public fun name(name: String): EditionBuilder = apply { built = built.copy(name = name) }

    public fun publishedOn(publishedOn: LocalDate): EditionBuilder =
        apply { built = built.copy(publishedOn = publishedOn) }

    public fun chainThreshold(chainThreshold: ChainThreshold): EditionBuilder =
        apply { built = built.copy(chainThreshold = chainThreshold) }

    public fun tracks(tracks: List<TrackPeriod>): EditionBuilder = apply { built = built.copy(tracks = tracks) }

    public fun rows(rows: List<Row>): EditionBuilder = apply { built = built.copy(rows = rows) }

    /** Changes the row of a category, a number of readers and a track. */
    public fun row(
        category: Category,
        readers: Long,
        track: Track,
        change: UnaryOperator<RowBuilder>,
    ): EditionBuilder {
        val isMeant = { row: Row -> row.category == category && row.readers == readers && row.track == track }
        require(built.rows.any(isMeant)) { "no row of $category, $readers, $track in edition ${built.name}" }
        return rows(built.rows.map { if (isMeant(it)) change.apply(RowBuilder(it)).build() else it })
    }

    /** Changes the period of a track. */
    public fun track(track: Track, change: UnaryOperator<TrackPeriodBuilder>): EditionBuilder {
        require(built.tracks.any { it.track == track }) { "no $track in edition ${built.name}" }
        return tracks(built.tracks.map { if (it.track == track) change.apply(TrackPeriodBuilder(it)).build() else it })
    }

    public fun build(): Edition = built
}
