package dev.chainrule.dashboard;

import static dev.chainrule.dashboard.Requests.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.chainrule.Drafts;
import dev.chainrule.ServiceTest;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** Tests of pages about experiments that lie in the database as if they had been trained. */
@ServiceTest
abstract class StoredPages {

    @Autowired
    MockMvc web;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DefinitionJson json;

    @Autowired
    Definitions definitions;

    /** The id of an experiment with validation rows. */
    final long store(String name, Draft draft, StoredExperiment.Endings endings) {
        return new StoredExperiment(jdbc, json, true).store(name, Drafts.check(definitions, draft), endings);
    }

    /** Ids of its runs, in the order in which they were queued. */
    final List<Long> runsOf(long experiment) {
        return jdbc.queryForList("select id from run where experiment_id = ? order by ordinal", Long.class, experiment);
    }

    final String page(String address) throws Exception {
        return page(get(address));
    }

    /** The text of a page that is there. */
    final String page(RequestBuilder request) throws Exception {
        return web.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
