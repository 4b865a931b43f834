package onshi.internal

import com.sun.jna.Platform
import onshi.NativeLibraryException
import onshi.Said

/** The library behind everything; loaded once, when the first question is asked. */
internal object NativeLibrary {
    /** The name that `uniffi.toml` gives to the library, too. */
    const val NAME = "onshi_kotlin"

    private val failure: LinkageError? = try {
        uniffiEnsureInitialized()
        Direct.ensureInitialized()
        Numbers.ensureInitialized()
        null
    } catch (failure: LinkageError) {
        failure
    }

    /** Throws where the library cannot be used. The system's own errors would come once only. */
    fun ensure() {
        val failure = failure ?: return
        throw NativeLibraryException(lookedFor(failure), failure)
    }

    private fun lookedFor(failure: LinkageError): Said {
        val file = System.mapLibraryName(NAME)
        val reason = (failure.cause ?: failure).message.orEmpty().trim()
        val place = "${Platform.RESOURCE_PREFIX}/$file"
        return Said(
            ja = "onshi のライブラリ $file が使えません。-Djna.library.path の場所、システムの場所、jar の中の $place の順に探しました。" +
                "このプラットフォーム（${Platform.RESOURCE_PREFIX}）用に作った同じ版の jar を使うか、-Djna.library.path に置き場所を指定してください: $reason",
            en = "the native library $file of onshi cannot be used; it was looked for in -Djna.library.path, in the system's " +
                "directories and as $place in the jar. Use a jar of the same version built for this platform " +
                "(${Platform.RESOURCE_PREFIX}), or name its directory with -Djna.library.path: $reason",
        )
    }
}
