package onshi

/** What came of one project of a list. */
public sealed interface Outcome {
    /** Returns the assessment. Throws an [OnshiException] where the project was refused. */
    public fun orThrow(): Assessment

    /** The project has an answer. */
    public data class Answered(public val assessment: Assessment) : Outcome {
        override fun orThrow(): Assessment = assessment
    }

    /** The project has none; [problem] says why. */
    public data class Refused(public val problem: Problem) : Outcome {
        override fun orThrow(): Nothing = throw OnshiException.Input(problem)
    }
}
