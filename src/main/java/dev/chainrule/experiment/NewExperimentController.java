package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.NotFound;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page that makes experiments. What is wrong comes back in the form as it was typed; what is right becomes an experiment. */
@Controller
class NewExperimentController {

    private static final String VIEW = "experiment/new";

    private final NewExperimentPages pages;
    private final Presets presets;
    private final Datasets datasets;
    private final Experiments experiments;
    private final DefinitionJson json;
    private final Submissions submissions;

    NewExperimentController(
            NewExperimentPages pages,
            Presets presets,
            Datasets datasets,
            Experiments experiments,
            DefinitionJson json,
            Submissions submissions) {
        this.pages = pages;
        this.presets = presets;
        this.datasets = datasets;
        this.experiments = experiments;
        this.json = json;
        this.submissions = submissions;
    }

    /**
     * The form filled in with a ready-made experiment, a sweep for a data set, or a copy of an experiment; fields that the address names
     * as the form does have its texts instead.
     *
     * @param setting of what the experiment varies beside the wall's axes, to copy it alone; all if left out
     */
    @GetMapping("/experiments/new")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String preset,
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Integer setting,
            @RequestParam MultiValueMap<String, String> parameters) {
        if (from != null) {
            ExperimentForm form = cloneOf(from, setting).proposing(parameters);
            return view(pages.reading(form, "").page(null), HttpStatus.OK);
        }
        if (dataset != null) {
            DatasetKind kind = datasets.kind(dataset)
                    .orElseThrow(() -> new NotFound("There is no data set “%s”.".formatted(dataset)));
            ExperimentForm form = ExperimentForm.of(
                            kind.label() + ", learning rate × initialization",
                            "",
                            List.of(),
                            presets.startingWith(kind))
                    .with("scaling", "") // another set may be chosen yet, which is scaled in its own way
                    .proposing(parameters);
            return view(pages.reading(form, "").page(null), HttpStatus.OK);
        }
        Presets.Preset chosen = preset == null
                ? presets.all().get(0)
                : presets.find(preset)
                        .orElseThrow(() -> new NotFound("There is no ready-made experiment “%s”.".formatted(preset)));
        ExperimentForm form = ExperimentForm.of(
                        chosen.name(), chosen.description(), chosen.tags(), presets.definition(chosen))
                .with("scaling", "")
                .proposing(parameters);
        return view(pages.reading(form, chosen.id()).page(null), HttpStatus.OK);
    }

    /** The page as it would look after a submission, without one: the form's live preview, and its button for those without script. */
    @PostMapping("/experiments/preview")
    ModelAndView preview(@RequestParam MultiValueMap<String, String> parameters) {
        return view(pages.reading(ExperimentForm.sent(parameters), "").page(null), HttpStatus.OK);
    }

    @PostMapping("/experiments")
    ModelAndView submit(@RequestParam MultiValueMap<String, String> parameters) {
        NewExperimentPages.Reading reading = pages.reading(ExperimentForm.sent(parameters), "");
        Optional<NewExperiment> experiment = reading.experiment();
        if (experiment.isEmpty()) {
            return view(reading.page(null), HttpStatus.BAD_REQUEST);
        }
        try {
            Experiment stored = submissions.submit(experiment.get());
            RedirectView seeOther = new RedirectView("/experiments/" + stored.id(), true);
            seeOther.setStatusCode(HttpStatus.SEE_OTHER);
            return new ModelAndView(seeOther);
        } catch (SubmissionConflictException conflict) {
            NewExperimentPage.Conflict other = new NewExperimentPage.Conflict(
                    conflict.stored().id(), conflict.stored().name());
            return view(reading.withNewSubmission().page(other), HttpStatus.CONFLICT);
        }
    }

    private ExperimentForm cloneOf(long id, @Nullable Integer setting) {
        Experiment experiment = experiments
                .findWithTagsById(id)
                .orElseThrow(() -> new NotFound("There is no experiment %d.".formatted(id)));
        ExperimentDefinition definition = json.readExperiment(experiment.definition());
        int settings = definition.sweep().combinations();
        if (setting != null && (setting < 0 || setting >= settings)) {
            throw new BadInput(
                    "setting", "Experiment %d has no setting %d. Use 0 to %d.".formatted(id, setting, settings - 1));
        }
        String name = "Copy of " + experiment.name();
        return ExperimentForm.of(
                name.length() <= Limits.NAME ? name : experiment.name(),
                experiment.description(),
                experiment.tags(),
                setting == null ? definition : definition.at(setting));
    }

    static ModelAndView view(NewExperimentPage page, HttpStatus status) {
        ModelAndView view = new ModelAndView(VIEW, "page", page);
        view.setStatus(status);
        return view;
    }
}
