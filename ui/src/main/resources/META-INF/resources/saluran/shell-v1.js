// Keys, theme and small browser services of the shell. Runs once per page; the server calls window.saluran.
const root = document.documentElement;
const GO_WAIT = 1500;
let goUntil = 0;
let guarded = false;
let pressed = null;

function typing(event) {
    const target = event.composedPath()[0];
    return target instanceof Element
        && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
            && !/^(checkbox|radio|button|submit)$/.test(target.type));
}

/** True if a listener took it, so that the key is used up. */
function tell(name, detail) {
    return !document.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
}

function overlayOpen() {
    return document.querySelector("vaadin-dialog[opened], vaadin-confirm-dialog[opened]") !== null;
}

function anythingOpen() {
    return document.querySelector(`:is(vaadin-dialog, vaadin-confirm-dialog, vaadin-popover, vaadin-select, vaadin-combo-box,
        vaadin-multi-select-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-context-menu, vaadin-menu-bar-submenu)[opened],
        vaadin-app-layout[overlay][drawer-opened]`) !== null;
}

function onKey(event) {
    const key = event.key.toLowerCase();
    if (key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        // the browser would go to its own search bar
        event.preventDefault();
        tell("saluran-search");
        return;
    }
    if (key === "z" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        // a text field takes back its own
        if (!event.defaultPrevented && !typing(event) && !overlayOpen() && press(key)) event.preventDefault();
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
        // it closes what is open, and belongs to who types
        if (!event.isComposing && !typing(event) && !anythingOpen() && press("escape")) event.preventDefault();
        return;
    }
    // Enter, arrows and the like belong to what is focused
    if (event.key.length > 1 || event.key === " " || event.isComposing) return;
    if (typing(event) || overlayOpen() || window.saluran.lettersOff) return;
    const used = goUntil > Date.now() ? go(key) : single(key);
    if (used) event.preventDefault();
}

function go(key) {
    goUntil = 0;
    return tell("saluran-go", { key });
}

function single(key) {
    if (key === "g") {
        goUntil = Date.now() + GO_WAIT;
        return true;
    }
    return press(key);
}

/** Tells the page, or the shell around it, that says by `data-keys` that it answers to the key. */
function press(key) {
    // a page stands inside the shell, and goes first
    const page = [...document.querySelectorAll(`[data-keys~="${CSS.escape(key)}"]`)].at(-1);
    page?.dispatchEvent(new CustomEvent("saluran-page-key", { detail: { key } }));
    return page !== undefined;
}

function waiting() {
    return Object.values(window.Vaadin?.Flow?.clients ?? {}).some(client => client.isActive?.());
}

/** The second half of a double click on a button neither does the same again nor hits what the first half brought. */
function onClick(event) {
    const button = event.target instanceof Element ? event.target.closest("vaadin-button") : null;
    if (event.detail < 2) pressed = button;
    else if (pressed && (button !== pressed || waiting())) {
        event.stopImmediatePropagation();
        event.preventDefault();
    }
}

/** Enter in a calendar or a list that is open chooses there; the dialog around it is not answered by the same key. */
function onEnter(event) {
    if (event.key !== "Enter") return;
    const path = event.composedPath();
    const field = path.find(each => /^vaadin-(date-picker|combo-box|multi-select-combo-box|time-picker)$/.test(each.localName));
    if (!field?.opened || !path.some(each => each.localName === "vaadin-dialog")) return;
    field.addEventListener("keydown", chosen => chosen.stopPropagation(), { once: true });
}

function onUnload(event) {
    if (guarded) event.preventDefault();
}

const api = {
    /** Single letters do nothing while true: a person's setting (WCAG 2.1.4). */
    lettersOff: false,

    letters(on) {
        api.lettersOff = !on;
    },

    /** `light`, `dark`, or anything else for what the system prefers. The server keeps the choice. */
    theme(value) {
        if (value === "light" || value === "dark") root.dataset.theme = value;
        else delete root.dataset.theme;
        document.dispatchEvent(new CustomEvent("saluran-theme", { detail: { dark: api.dark() } }));
    },

    /** Whether dark is shown now, chosen or preferred. */
    dark() {
        return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    },

    /** `compact`, `normal` or `roomy`. */
    density(value) {
        const theme = { compact: "small", roomy: "large" }[value];
        document.querySelectorAll("vaadin-app-layout").forEach(layout =>
            theme ? layout.setAttribute("theme", theme) : layout.removeAttribute("theme"));
    },

    /** Resolves to false where the browser refuses, so that the page can show the text instead. */
    async copy(text) {
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            return copyBySelection(text);
        }
    },

    /** Loads an address as a file without leaving the page. */
    download(url, name) {
        const link = document.createElement("a");
        link.href = url;
        link.download = name ?? "";
        document.body.append(link);
        link.click();
        link.remove();
    },

    /** While on, leaving the page asks first. */
    guard(on) {
        guarded = Boolean(on);
    },

    language(tag) {
        root.lang = tag;
    },
};

// plain http on a company's network has no clipboard API
function copyBySelection(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "s-sr";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
}

if (!window.saluran) {
    window.saluran = api;
    document.addEventListener("keydown", onKey);
    document.addEventListener("keydown", onEnter, true);
    window.addEventListener("click", onClick, true);
    window.addEventListener("beforeunload", onUnload);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => api.theme(root.dataset.theme));
}
