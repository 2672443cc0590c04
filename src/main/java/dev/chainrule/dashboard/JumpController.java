package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answers the palette behind Ctrl-K. */
@Controller
class JumpController {

    private static final int LONGEST = 200;

    private final Jumps jumps;

    JumpController(Jumps jumps) {
        this.jumps = jumps;
    }

    @GetMapping("/jump")
    ResponseEntity<List<Hit>> find(@RequestParam(defaultValue = "") String q) {
        if (q.length() > LONGEST) {
            throw new BadInput("q", "%,d characters are too many. Use up to %d.".formatted(q.length(), LONGEST));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(jumps.find(q));
    }
}
