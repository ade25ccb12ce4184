package io.saluran.platform.internal.rest;

import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.RestResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// Has a record of the same name as [NotesResource].
@Path("memos")
@Permit("test.note.read")
public final class MemosResource implements RestResource {

    public record Note(String memo) {}

    @GET
    public List<Note> list() {
        return List.of(new Note("x"));
    }
}
