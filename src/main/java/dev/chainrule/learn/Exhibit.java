package dev.chainrule.learn;

import dev.chainrule.experiment.ExperimentDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A known result that can be seen again. */
sealed interface Exhibit {

    Label label();

    /**
     * What it is about.
     *
     * @param id as in addresses
     * @param question what somebody asks who does not know the answer
     * @param lesson the answer, in two or three sentences
     * @param source where it comes from
     */
    record Label(String id, String title, String question, String lesson, String source) {}

    /** One that is trained: experiments like all others, stored and shown on pages of their own. */
    record Trained(Label label, List<Part> parts, List<Claim> claims) implements Exhibit {

        public Trained {
            parts = List.copyOf(parts);
            claims = List.copyOf(claims);
        }
    }

    /** One that is computed in a moment, whenever somebody looks. */
    record Computed(Label label, Supplier<List<Finding>> findings) implements Exhibit {}

    /**
     * An experiment of an exhibit.
     *
     * @param id names it within the exhibit
     */
    record Part(String id, String name, ExperimentDefinition definition) {}

    /**
     * What is known about some of an exhibit's runs.
     *
     * @param part the experiment it is about
     * @param expected in words, with the known figures
     * @param measured of that experiment's runs once all have ended
     */
    record Claim(String part, String setting, String expected, Function<Outcomes, Measured> measured) {}

    /** What came out here, and whether that is what is known. */
    record Measured(String text, boolean agrees) {}

    /** Expected beside yours. */
    record Finding(String setting, String expected, Measured measured) {}
}
