package io.colloquy.tracking.leaving;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What this service keeps for an account, of some sorts. Every bean that is one is exported, and erased when the account leaves. */
public interface Belongings {
    /** The sorts by which it is counted; the same for what is exported and for what is erased. */
    List<String> sorts();

    /** Tables whose rows name their account; when it has left, none names it any more. */
    List<String> tables();

    /** All of it, a page at a time: a page is read when its predecessor has been sent. */
    Multi<ExportPage> of(String account);

    /** Removes some of it, a few thousand rows at most; what is removed already is no error. */
    Uni<Erased> eraseSome(String account);
}
