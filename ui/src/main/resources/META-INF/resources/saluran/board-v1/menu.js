import { icon } from "./icons.js";
import { make } from "./dom.js";

/** "Move to…": the way without dragging, for phones and screen readers. */
export class Menu {
    constructor(root) {
        this.element = make("div", "menu");
        this.element.popover = "auto";
        this.element.setAttribute("role", "menu");
        this.element.addEventListener("keydown", event => this.#keys(event));
        root.append(this.element);
    }

    /** `entries`: `{label, icon?, dot?, run}` or `{heading}`. */
    open(entries, label, anchor) {
        this.element.setAttribute("aria-label", label);
        this.element.replaceChildren(...entries.map(entry => this.#entry(entry)));
        this.element.showPopover();
        this.#place(anchor);
        this.element.querySelector("button")?.focus();
    }

    close() {
        if (this.element.matches(":popover-open")) this.element.hidePopover();
    }

    #entry(entry) {
        if (entry.heading) {
            const heading = make("p", "", entry.heading);
            heading.setAttribute("role", "presentation");
            return heading;
        }
        const sign = entry.icon ? icon(entry.icon, "icon tiny") : make("span", `dot ${entry.dot ?? ""}`);
        const button = make("button", entry.tone ?? "", sign, make("span", "", entry.label));
        button.type = "button";
        button.tabIndex = -1;
        button.setAttribute("role", "menuitem");
        button.addEventListener("click", () => {
            this.close();
            entry.run();
        });
        return button;
    }

    #place(anchor) {
        const box = anchor.getBoundingClientRect();
        const own = this.element.getBoundingClientRect();
        const left = Math.min(Math.max(8, box.right - own.width), innerWidth - own.width - 8);
        const below = box.bottom + 4;
        const top = below + own.height > innerHeight - 8 ? Math.max(8, box.top - own.height - 4) : below;
        this.element.style.setProperty("left", `${left}px`);
        this.element.style.setProperty("top", `${top}px`);
    }

    #keys(event) {
        const items = [...this.element.querySelectorAll("button")];
        const at = items.indexOf(event.target);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
        event.stopPropagation();
        if (event.key === "Tab") this.close();
        if (to === undefined) return;
        event.preventDefault();
        items[(to + items.length) % items.length].focus();
    }
}
