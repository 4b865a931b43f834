/** How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility verification, and why. */
module onshi {
    requires transitive kotlin.stdlib;
    requires com.sun.jna;

    exports onshi;
    // JNA reads the fields of what crosses.
    opens onshi.internal to com.sun.jna;
}
