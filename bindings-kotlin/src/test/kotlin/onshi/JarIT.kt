package onshi

import com.sun.jna.Structure
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import java.lang.reflect.Modifier
import java.nio.file.Path
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import javax.tools.ToolProvider
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.junit.jupiter.api.io.TempDir

/** The jar as a user has it: beside JNA and Kotlin's library, in a directory of its own. */
class JarIT {
    @TempDir
    lateinit var folder: Path

    private val jar = File(System.getProperty("onshi.jar"))
    private val libraries = System.getProperty("java.class.path").split(File.pathSeparator)
        .filter { Regex("(jna|kotlin-stdlib)-[0-9.]+\\.jar").matches(File(it).name) }

    @Test
    fun `the programs of the READMEs run word for word`() {
        for ((page, language) in listOf("../README.md", "../README.ja.md", "README.md").flatMap { listOf(it to "kotlin", it to "java") }) {
            val readme = File(page).readText()
            val name = if (language == "java") "Main.java" else "Main.kt"
            val programs = Regex("```$language\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(readme).map { it.groupValues[1] }
            val program = programs.single()
            val said = Regex("// (.*)").findAll(program).map { it.groupValues[1] }.toList()
            assertTrue(said.isNotEmpty())
            val source = folder.resolve(name).toFile().apply { writeText(program) }
            assertEquals(said, run(compile(source)).lines())
        }
    }

    @Test
    fun `a receipt that is right, one that is wrong, one that is no receipt`() {
        val examples = File("examples")
        val unreadable = folder.resolve("unreadable.tsv").toFile()
        unreadable.writeText("facility\tclinic\nline\t設置・設定\t三万くらい\t0円\n")
        val empty = folder.resolve("empty.tsv").toFile().apply { writeText("facility\tclinic\nreader_applied_on\t令和3年4月1日\n") }
        val unknown = folder.resolve("unknown.tsv").toFile().apply { writeText("facility\t医科\n") }
        for (name in listOf("Receipt.kt", "Receipt.java")) {
            val program = compile(examples.resolve(name))
            // 300,000 yen × 3/4.
            assertEquals("補助額 225000円 自己負担 75000円", run(program, examples.resolve("receipt.tsv").absolutePath))
            val wrong = run(program, examples.resolve("wrong.tsv").absolutePath).lines()
            assertEquals(listOf("ERROR institution_code", "ERROR receipt_total"), wrong.dropLast(1).map { it.substringBefore(':') })
            assertEquals("補助額 225000円 自己負担 75000円", wrong.last())
            assertTrue(run(program, unreadable.absolutePath).contains("三万くらい"))
            // A receipt without lines has no sum; an unknown facility is no project.
            assertEquals("補助額を計算するには、補助対象の内訳が必要です", run(program, empty.absolutePath).lines().last())
            assertTrue(run(program, unknown.absolutePath).startsWith("facility: "))
        }
    }

    /** A module that requires onshi alone, compiled without a warning. */
    @Test
    fun `a module of Java runs`() {
        val sources = folder.resolve("module").toFile().apply { resolve("clinic").mkdirs() }
        sources.resolve("module-info.java").writeText("module clinic { requires onshi; }\n")
        sources.resolve("clinic/Main.java").writeText(
            """
            package clinic;

            import java.time.LocalDate;
            import onshi.FacilityKind;
            import onshi.Onshi;
            import onshi.ProjectBuilder;

            public class Main {
                public static void main(String[] args) {
                    var clinic = new ProjectBuilder(FacilityKind.CLINIC).readers(1).cost(429_000).readerAppliedOn(LocalDate.of(2021, 3, 31)).build();
                    System.out.println(Onshi.assess(clinic).getSubsidy());
                    System.out.println(Onshi.class.getModule());
                }
            }
            """.trimIndent(),
        )
        val path = (listOf(jar.path) + libraries).joinToString(File.pathSeparator)
        val classes = folder.resolve("module-classes").toFile()
        val said = ByteArrayOutputStream()
        val files = listOf("module-info.java", "clinic/Main.java").map { sources.resolve(it).path }
        val options = listOf("--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-d", classes.path, "--module-path", path)
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, said, said, *(options + files).toTypedArray()), said.toString())
        val printed = java("--module-path", path + File.pathSeparator + classes.path, "-m", "clinic/clinic.Main")
        assertEquals(listOf("429000", "module onshi"), printed.lines())
    }

    /** By the rules in the jar alone, and without a warning. */
    @Test
    fun `a program that was shrunk runs`() {
        val program = compile(File("examples/Receipt.java"))
        val shrunk = folder.resolve("shrunk.jar").toFile()
        val rules = folder.resolve("onshi.pro").toFile()
        ZipFile(jar).use { zip -> rules.writeBytes(zip.getInputStream(zip.getEntry("META-INF/proguard/onshi.pro")).readBytes()) }
        val annotations = System.getProperty("java.class.path").split(File.pathSeparator).filter { File(it).name.startsWith("annotations-") }
        val parts = listOf(jar.path) + libraries + annotations
        val said = java(
            "-cp", System.getProperty("java.class.path"), "proguard.ProGuard", "-include", rules.path,
            "-injars", program.classes.path, *parts.flatMap { listOf("-injars", "$it(!module-info.class,!META-INF/versions/**)") }.toTypedArray(),
            "-outjars", shrunk.path, "-libraryjars", "${System.getProperty("java.home")}/jmods(java.base.jmod,java.desktop.jmod,java.logging.jmod;!**.jar;!module-info.class)",
            "-keep", "class Receipt { public static void main(java.lang.String[]); }", "-keepattributes", "*Annotation*",
        )
        assertTrue(shrunk.exists(), said)
        val classes = ZipFile(shrunk).use { zip -> zip.entries().asSequence().map { it.name }.filter { it.endsWith(".class") }.toSet() }
        assertTrue("onshi/OnshiJson.class" !in classes, "what is not used is gone")
        assertEquals("補助額 225000円 自己負担 75000円", java("-cp", shrunk.path, "Receipt", File("examples/receipt.tsv").absolutePath))
    }

    /** What JNA finds by name is what the jar tells a native image to keep. */
    @Test
    fun `the metadata for native images names every class that JNA looks up`() {
        val classes = ZipFile(jar).use { zip ->
            zip.entries().asSequence().map { it.name }.filter { it.matches(Regex("onshi/internal/.*\\.class")) }
                .map { Class.forName(it.removeSuffix(".class").replace('/', '.'), false, javaClass.classLoader) }.toList()
        }
        val wanted = classes.filter { type ->
            Structure::class.java.isAssignableFrom(type) || type.declaredMethods.any { Modifier.isNative(it.modifiers) }
        }.map { it.name }.filter { !it.contains("UniffiForeignFuture") }.sorted()
        assertTrue(wanted.size > 5, "$wanted")
        for (name in listOf("reflect-config.json", "jni-config.json")) {
            val text = ZipFile(jar).use { zip -> zip.getInputStream(zip.getEntry("META-INF/native-image/io.github.onshi/onshi/$name")).readBytes() }
            assertEquals(wanted, Vectors.json.readTree(text).map { it["name"].asText() }.sorted(), name)
        }
    }

    /** The jars beside it: sources, and documentation of what people use. */
    @Test
    fun `sources and documentation come with it`() {
        fun names(kind: String) = ZipFile(jar.path.replace(".jar", "-$kind.jar")).use { zip -> zip.entries().asSequence().map { it.name }.toSet() }
        val sources = names("sources")
        assertTrue("onshi/Onshi.kt" in sources && "onshi/Types.kt" in sources, "$sources")
        val documents = names("javadoc")
        assertTrue(documents.any { it.endsWith("onshi/-onshi/check-typed.html") } && documents.none { it.contains("internal") }, "$documents")
        ZipFile(jar).use { zip -> assertTrue(zip.getEntry("META-INF/LICENSE-MIT") != null) }
    }

    @Test
    fun `a library that is missing or foreign is named`() {
        val program = compile(File("examples/Receipt.java"))
        val receipt = File("examples/receipt.tsv").absolutePath
        val file = System.mapLibraryName("onshi_kotlin")
        val bare = folder.resolve("bare.jar").toFile().also { copyWith(null, it, file) }
        val missing = run(program.copy(jar = bare), receipt)
        assertTrue(missing.contains("NativeLibraryException") && missing.contains("/$file in the jar"), missing)
        val broken = folder.resolve("broken.jar").toFile().also { copyWith("no library at all".toByteArray(), it, file) }
        val refused = run(program.copy(jar = broken), receipt)
        assertTrue(refused.contains("NativeLibraryException") && refused.contains("/$file in the jar"), refused)
        // A library of that name that is another: one of Java's own.
        val foreign = folder.resolve("foreign").toFile().apply { mkdir() }
        File(System.getProperty("java.home"), "lib/${System.mapLibraryName("verify")}").copyTo(foreign.resolve(file))
        val other = run(program, receipt, "-Djna.library.path=$foreign")
        assertTrue(other.contains("NativeLibraryException") && other.contains("onshi_kotlin"), other)
    }

    private data class Program(val main: String, val classes: File, val jar: File)

    private fun compile(source: File): Program {
        val classes = folder.resolve("classes-${source.name}").toFile().apply { deleteRecursively(); mkdir() }
        val path = (listOf(jar.path) + libraries).joinToString(File.pathSeparator)
        val said = ByteArrayOutputStream()
        val status = when (source.extension) {
            "java" -> ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-d", classes.path, "-cp", path, source.path)
            else -> K2JVMCompiler()
                .exec(PrintStream(said), "-no-stdlib", "-no-reflect", "-Werror", "-d", classes.path, "-cp", path, source.path).code
        }
        assertEquals(0, status, said.toString())
        val main = if (source.extension == "java") source.nameWithoutExtension else "${source.nameWithoutExtension}Kt"
        return Program(main, classes, jar)
    }

    private fun run(program: Program, vararg arguments: String): String {
        val (options, rest) = arguments.partition { it.startsWith("-D") }
        val path = listOf(program.classes.path, program.jar.path) + libraries
        return java(*options.toTypedArray(), "-cp", path.joinToString(File.pathSeparator), program.main, *rest.toTypedArray())
    }

    /** Runs Java with these arguments, and returns what it says. */
    private fun java(vararg arguments: String): String {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val encoding = listOf("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Duser.home=$folder")
        val command = listOf(java) + encoding + arguments
        val process = ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start()
        return process.inputStream.bufferedReader().readText().trim().also { process.waitFor() }
    }

    /** Copies the jar with another native library in it, or none. */
    private fun copyWith(library: ByteArray?, to: File, name: String) = ZipFile(jar).use { zip ->
        ZipOutputStream(to.outputStream()).use { out ->
            for (entry in zip.entries().asSequence()) {
                val isLibrary = entry.name.endsWith("/$name")
                if (isLibrary && library == null) continue
                out.putNextEntry(ZipEntry(entry.name))
                out.write(if (isLibrary) library else zip.getInputStream(entry).readBytes())
                out.closeEntry()
            }
        }
    }
}
