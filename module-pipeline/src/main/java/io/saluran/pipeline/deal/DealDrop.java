package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.Upload;
import org.jspecify.annotations.Nullable;

/// Lets the whole window take files that are dropped, not the small box alone: beside it a browser would leave the page and
/// show the file instead.
final class DealDrop {

    private static final String SCRIPT = """
            const page = this, upload = $0, ended = new AbortController();
            const listen = (type, does) => document.addEventListener(type, event => {
                if (!page.isConnected) ended.abort();
                else if ([...event.dataTransfer?.types ?? []].includes('Files')) does(event);
            }, { signal: ended.signal });
            const mark = on => page.toggleAttribute('data-dropping', on && upload !== null && !upload.disabled);
            listen('dragover', event => {
                if (!event.defaultPrevented) event.dataTransfer.dropEffect = upload && !upload.disabled ? 'copy' : 'none';
                event.preventDefault();
                mark(true);
            });
            listen('dragleave', event => event.relatedTarget === null && mark(false));
            listen('drop', event => {
                mark(false);
                if (event.defaultPrevented) return;
                event.preventDefault();
                if (!upload || upload.disabled) return;
                upload.dispatchEvent(new DragEvent('drop', { dataTransfer: event.dataTransfer, cancelable: true }));
                upload.scrollIntoView({ block: 'nearest' });
            });""";

    private DealDrop() {}

    /// @param upload takes what is dropped; null where nothing may be added, and a drop does nothing
    static void on(Component page, @Nullable Upload upload) {
        page.addAttachListener(attached -> page.getElement().executeJs(SCRIPT,
                upload == null ? null : upload.getElement()));
    }
}
