package onshi.internal

import com.sun.jna.Native
import java.nio.Buffer
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.LongBuffer
import java.util.concurrent.ConcurrentLinkedQueue
import onshi.Assessment
import onshi.Basis
import onshi.Category
import onshi.ColumnAnswers
import onshi.ErrorCode
import onshi.ExactYen
import onshi.FractionRule
import onshi.Outcome
import onshi.PROJECT_NUMBERS
import onshi.Project
import onshi.ProjectColumns
import onshi.Track
import onshi.put

/**
 * Questions as numbers: `columns.rs` says where each is. What has no answer in numbers, such as a refusal, is
 * asked as records, which say why.
 */
internal object Numbers {
    /** Projects that cross together (count): enough that the crossing costs nothing beside them. */
    private const val CHUNK = 1024

    /** Rows of columns that cross together (count): the processor keeps them near. */
    private const val PART = 4096

    /** What a thread that asks about one project needs (count, bytes). */
    private const val FEW = 4
    private const val SMALL = 256

    /** The numbers of an answer (count). */
    private const val ANSWER = 14

    private const val DONE = 0L

    /** Small buffers that no one uses now; as many as there were threads at once. */
    private val spare = ConcurrentLinkedQueue<Rows>()

    private val latest by lazy { latestEditionNative() }
    private val codes: List<ErrorCode> by lazy { columnCodesNative().map(::errorCode) }

    init {
        Native.register(Numbers::class.java, NativeLibrary.NAME)
    }

    fun ensureInitialized() = Unit

    @Suppress("FunctionName")
    private external fun onshi_assess_numbers(choice: ByteBuffer, choiceLength: Long, projects: ByteBuffer, count: Long, answers: ByteBuffer): Long

    @Suppress("FunctionName", "LongParameterList")
    private external fun onshi_assess_columns(
        choice: ByteBuffer, choiceLength: Long, rows: Long,
        facility: ByteBuffer, group: ByteBuffer?, readers: ByteBuffer, cost: ByteBuffer, applied: ByteBuffer,
        contract: ByteBuffer?, start: ByteBuffer?, paid: ByteBuffer?,
        subsidy: ByteBuffer, selfPay: ByteBuffer, counted: ByteBuffer, error: ByteBuffer, category: ByteBuffer, track: ByteBuffer,
    ): Long

    /** Answers every project, or throws the error of the edition. */
    fun assess(projects: Collection<Project>, choice: EditionChoice): List<Outcome> {
        val chunk = projects.size.coerceIn(1, CHUNK)
        val room = FfiConverterTypeEditionChoice.allocationSize(choice).toInt()
        val isSmall = room <= SMALL && chunk <= FEW
        val rows = if (isSmall) spare.poll() ?: Rows(SMALL, FEW) else Rows(room, chunk)
        rows.put(choice)
        val edition = name(choice)
        val outcomes = ArrayList<Outcome>(projects.size)
        val asked = ArrayList<Project>(chunk)
        val rest = projects.iterator()
        do {
            asked.clear()
            while (asked.size < chunk && rest.hasNext()) rest.next().let { project ->
                rows.put(asked.size, project)
                asked += project
            }
            val done = onshi_assess_numbers(rows.choice, rows.length, rows.input, asked.size.toLong(), rows.output)
            // Nothing was answered where the edition is refused: asked as records, it throws.
            if (done != DONE) outcomes += Direct.assess(asked, choice) else rows.take(asked, edition, choice, outcomes)
        } while (rest.hasNext())
        if (isSmall) spare.offer(rows)
        return outcomes
    }

    /** Answers columns, or throws the error of the edition. */
    fun assess(columns: ProjectColumns, choice: EditionChoice): ColumnAnswers {
        val size = columns.size
        val answers = ColumnAnswers(size, codes)
        val edition = Rows(FfiConverterTypeEditionChoice.allocationSize(choice).toInt(), 1)
        edition.put(choice)
        val room = size.coerceIn(1, PART)
        fun given(column: Any?) = column?.let { Part(it, room) }
        fun needed(column: Any) = Part(column, room)
        val facility = needed(columns.facility)
        val group = given(columns.groupPrescriptionsPerMonth)
        val readers = needed(columns.readers)
        val cost = needed(columns.cost)
        val applied = needed(columns.readerAppliedOn)
        val contract = given(columns.vendorContractOn)
        val start = given(columns.operationStartsOn)
        val paid = given(columns.subsidyPaid)
        val asked = listOfNotNull(facility, group, readers, cost, applied, contract, start, paid)
        val subsidy = needed(answers.subsidy)
        val selfPay = needed(answers.selfPay)
        val counted = needed(answers.counted)
        val error = needed(answers.error)
        val category = needed(answers.category)
        val track = needed(answers.track)
        val answered = listOf(subsidy, selfPay, counted, error, category, track)
        var from = 0
        do {
            val rows = room.coerceAtMost(size - from)
            asked.forEach { it.put(from, rows) }
            val done = onshi_assess_columns(
                edition.choice, edition.length, rows.toLong(),
                facility.bytes, group?.bytes, readers.bytes, cost.bytes, applied.bytes, contract?.bytes, start?.bytes, paid?.bytes,
                subsidy.bytes, selfPay.bytes, counted.bytes, error.bytes, category.bytes, track.bytes,
            )
            if (done != DONE) {
                // The edition may be refused; asking for records throws its error.
                Direct.assess(emptyList(), choice)
                throw bug("onshi_assess_columns", null)
            }
            answered.forEach { it.take(from, rows) }
            from += rows
        } while (from < size)
        return answers
    }

    /**
     * Rows of a column where the library reads and writes them. An array would cross as a whole, as a copy in memory that
     * is new at each call.
     */
    private class Part(private val column: Any, rows: Int) {
        val bytes: ByteBuffer = ByteBuffer.allocateDirect(rows * width()).order(ByteOrder.nativeOrder())

        private fun width() = when (column) {
            is LongArray -> Long.SIZE_BYTES
            is IntArray -> Int.SIZE_BYTES
            else -> Byte.SIZE_BYTES
        }

        fun put(from: Int, rows: Int) {
            when (column) {
                is LongArray -> bytes.asLongBuffer().put(column, from, rows)
                is IntArray -> bytes.asIntBuffer().put(column, from, rows)
                is ByteArray -> bytes.duplicate().put(column, from, rows)
            }
        }

        fun take(from: Int, rows: Int) {
            when (column) {
                is LongArray -> bytes.asLongBuffer().get(column, from, rows)
                is ByteArray -> bytes.duplicate().get(column, from, rows)
            }
        }
    }

    private fun name(choice: EditionChoice): String = when (choice) {
        is EditionChoice.Latest -> latest
        is EditionChoice.BuiltIn -> choice.name
        is EditionChoice.Own -> choice.edition.name.wellFormed()
    }

    /** Older Androids do not have the methods that ByteBuffer itself has of these names. */
    private fun ByteBuffer.asBuffer(): Buffer = this

    private class Rows(room: Int, count: Int) {
        val choice: ByteBuffer = ByteBuffer.allocateDirect(room)
        val input: ByteBuffer = numbers(count * PROJECT_NUMBERS)
        val output: ByteBuffer = numbers(count * ANSWER)
        var length = 0L
            private set
        private val projects: LongBuffer = input.asLongBuffer()
        private val answers: LongBuffer = output.asLongBuffer()

        private fun numbers(count: Int) = ByteBuffer.allocateDirect(count * Long.SIZE_BYTES).order(ByteOrder.nativeOrder())

        fun put(edition: EditionChoice) {
            choice.asBuffer().clear()
            FfiConverterTypeEditionChoice.write(edition, choice)
            length = choice.position().toLong()
            // A buffer crosses as the address of its position.
            choice.asBuffer().flip()
        }

        fun put(row: Int, project: Project): Unit = projects.put(row * PROJECT_NUMBERS, project)

        /** Adds the outcome of each project; those without an answer in numbers are asked together. */
        fun take(asked: List<Project>, edition: String, choice: EditionChoice, outcomes: MutableList<Outcome>) {
            fun hasAnswer(row: Int) = answers.get(row * ANSWER) >= 0
            val others = if (asked.indices.all(::hasAnswer)) emptyList() else Direct.assess(asked.filterIndexed { row, _ -> !hasAnswer(row) }, choice)
            val other = others.iterator()
            for (row in asked.indices) {
                outcomes += if (hasAnswer(row)) Outcome.Answered(answer(row * ANSWER, asked[row], edition)) else other.next()
            }
        }

        private fun answer(at: Int, project: Project, edition: String): Assessment {
            fun number(place: Int) = answers.get(at + place)
            fun exact(place: Int) = ExactYen(number(place), POWERS[number(place + 1).toInt()])
            return Assessment(
                edition = edition,
                category = CATEGORIES[number(0).toInt()],
                track = TRACKS[number(1).toInt()],
                readers = project.readers ?: 0,
                cost = project.cost ?: ProjectColumns.NO_NUMBER,
                base = number(2),
                counted = number(3),
                ratio = ratio(number(4).toInt() shl 16 or number(5).toInt()),
                exact = exact(6),
                fractionRule = RULES[number(8).toInt()],
                basis = BASES[number(9).toInt()],
                cut = exact(10),
                subsidy = number(12),
                selfPay = number(13),
            )
        }
    }

    /** An amount has six decimals at most. */
    private val POWERS = longArrayOf(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)

    // `entries` makes no new list, but is looked up.
    private val CATEGORIES = Category.entries.toTypedArray()
    private val TRACKS = Track.entries.toTypedArray()
    private val RULES = FractionRule.entries.toTypedArray()
    private val BASES = Basis.entries.toTypedArray()
}
