package onshi.internal

import com.sun.jna.Native
import java.nio.Buffer
import java.nio.ByteBuffer
import java.time.LocalDate
import java.util.concurrent.ConcurrentLinkedQueue
import onshi.FacilityKind
import onshi.Outcome
import onshi.Project

/**
 * The short way for lists of records: `direct.rs` describes the buffers. UniFFI's own converters write
 * and read them.
 */
internal object Direct {
    /** Projects that cross together (count): enough that the crossing costs nothing beside them. */
    private const val CHUNK = 1024

    /** What an answer takes at most, without an edition's long name (bytes). */
    private const val ANSWER = 256

    /** Room for a few projects (bytes): what a thread that asks about one needs. */
    private const val SMALL = 1024

    private const val ANSWERED: Byte = 0
    private const val NEXT: Byte = 1
    private const val END: Byte = 0

    /** What a project takes at most (bytes). */
    private val project: Int

    /** Small buffers that no one uses now; as many as there were threads at once. */
    private val spare = ConcurrentLinkedQueue<Buffers>()

    init {
        Native.register(Direct::class.java, NativeLibrary.NAME)
        val day = LocalDate.ofEpochDay(0)
        val full = Project(FacilityKind.CLINIC, 0, 0, day, 0, day, day)
        project = 1 + FfiConverterTypeProject.allocationSize(full).toInt()
    }

    fun ensureInitialized() = Unit

    @Suppress("FunctionName")
    private external fun onshi_assess_direct(input: ByteBuffer, inputLength: Long, output: ByteBuffer, outputLength: Long): Long

    /** Answers every project, or throws the error of the edition. */
    fun assess(projects: Collection<Project>, choice: EditionChoice): List<Outcome> {
        val chunk = projects.size.coerceIn(1, CHUNK)
        val room = FfiConverterTypeEditionChoice.allocationSize(choice).toInt() + chunk * project + 1
        val buffers = when {
            room > SMALL -> Buffers(room, chunk * ANSWER)
            else -> spare.poll() ?: Buffers(SMALL, SMALL * ANSWER / project)
        }
        val outcomes = ArrayList<Outcome>(projects.size)
        val rest = projects.iterator()
        do {
            val input = buffers.input.apply { asBuffer().clear() }
            FfiConverterTypeEditionChoice.write(choice, input)
            var written = 0
            while (written < chunk && rest.hasNext()) {
                input.put(NEXT)
                FfiConverterTypeProject.write(rest.next(), input)
                written++
            }
            input.put(END)
            val output = answers(buffers)
            if (output.get() != ANSWERED) throw exception(FfiConverterTypeRefusal.read(output))
            repeat(written) { outcomes += outcome(output) }
        } while (rest.hasNext())
        if (room <= SMALL) spare.offer(buffers)
        return outcomes
    }

    private fun outcome(output: ByteBuffer): Outcome = when (output.get()) {
        ANSWERED -> Outcome.Answered(FfiConverterTypeAssessment.read(output))
        else -> Outcome.Refused(exception(FfiConverterTypeRefusal.read(output)).problem)
    }

    /** Asks, and asks again with more room where the answers need it. */
    private fun answers(buffers: Buffers): ByteBuffer {
        // A buffer crosses as the address of its position.
        val input = buffers.input.apply { asBuffer().flip() }
        while (true) {
            val output = buffers.output.apply { asBuffer().clear() }
            val length = onshi_assess_direct(input, input.limit().toLong(), output, output.capacity().toLong())
            when {
                length < 0 -> throw bug("onshi_assess_direct", null)
                length <= output.capacity() -> return output.apply { asBuffer().limit(length.toInt()) }
                else -> buffers.output = ByteBuffer.allocateDirect(Math.toIntExact(length))
            }
        }
    }

    /** Older Androids do not have the methods that ByteBuffer itself has of these names. */
    private fun ByteBuffer.asBuffer(): Buffer = this

    private class Buffers(input: Int, output: Int) {
        val input: ByteBuffer = ByteBuffer.allocateDirect(input)
        var output: ByteBuffer = ByteBuffer.allocateDirect(output)
    }
}
