const SLOP = 5;
const TOUCH_SLOP = 8;
const LONG_PRESS = 350;
const LATE_CLICK = 700;
const EDGE = 56;
const SPEED = 14; // pixels a frame at the very edge

/**
 * Moving cards with mouse, pen or finger. Pointer events rather than HTML drag and drop, which no phone has.
 * `board` gives the elements and takes the result: `dropOnColumn(id, columnId, beforeId)`, `dropOnRail(id, railId)`,
 * `openMenu(id)` after a long press.
 */
export class Drag {
    #held = null;
    #pressed = null;
    #frame = 0;
    #letGo = false;

    constructor(board, root) {
        this.board = board;
        this.root = root;
        root.addEventListener("pointerdown", event => this.#press(event));
        // a finger that holds a card must not scroll the list; only a non-passive listener can say so
        root.addEventListener("touchmove", event => this.#held && event.preventDefault(), { passive: false });
        // a finger that let a card go has clicked nothing, and must not take the focus out of the menu
        root.addEventListener("touchend", event => this.#letGo && event.cancelable && event.preventDefault(), { passive: false });
        root.addEventListener("contextmenu", event => (this.#held || this.#pressed?.touch) && event.preventDefault());
    }

    get active() {
        return this.#held !== null;
    }

    /** After cards came and went: a drag goes on as long as there is what it holds. */
    check() {
        const card = this.#pressed?.card ?? this.board.cardElement(this.#held?.cardId);
        if ((this.#held || this.#pressed) && !card?.isConnected) return this.cancel();
        if (!this.#held) return;
        card.classList.add("held");
        this.#aim(this.#targetAt(this.#held.x, this.#held.y));
    }

    #press(event) {
        const card = event.target.closest?.(".deal");
        if (!card || event.button !== 0 || this.#held || event.target.closest(".menu-button, .box")) return;
        const touch = event.pointerType === "touch";
        this.#pressed = { card, touch, id: event.pointerId, x: event.clientX, y: event.clientY };
        if (touch) this.#pressed.timer = setTimeout(() => this.#lift(), LONG_PRESS);
        this.#listen(true);
    }

    #listen(on) {
        const change = on ? document.addEventListener : document.removeEventListener;
        for (const [type, handler] of this.#handlers) change.call(document, type, handler, true);
    }

    #handlers = Object.entries({
        pointermove: event => this.#moved(event),
        pointerup: event => this.#released(event),
        pointercancel: event => this.#mine(event) && this.cancel(),
        keydown: event => this.#escaped(event),
    });

    #mine(event) {
        return (this.#held ?? this.#pressed)?.id === event.pointerId;
    }

    #moved(event) {
        if (!this.#mine(event)) return;
        if (this.#held) {
            event.preventDefault();
            this.#follow(event.clientX, event.clientY);
            return;
        }
        const { x, y, touch } = this.#pressed;
        const distance = Math.hypot(event.clientX - x, event.clientY - y);
        if (touch && distance > TOUCH_SLOP) this.cancel();
        else if (!touch && distance > SLOP) {
            this.#lift();
            this.#follow(event.clientX, event.clientY);
        }
    }

    #lift() {
        const { card, id, x, y } = this.#pressed;
        if (!card.isConnected) return this.cancel();
        const box = card.getBoundingClientRect();
        const ghost = card.cloneNode(true);
        ghost.classList.add("ghost");
        ghost.setAttribute("aria-hidden", "true");
        ghost.removeAttribute("tabindex");
        ghost.style.setProperty("width", `${box.width}px`);
        this.root.append(ghost);
        card.classList.add("held");
        this.#held = { id, cardId: card.dataset.id, ghost, dx: x - box.left, dy: y - box.top, x, y, target: null,
            from: { x, y }, touch: this.#pressed.touch, moved: false };
        this.#pressed = null;
        this.root.host.toggleAttribute("dragging", true);
        getSelection()?.removeAllRanges();
        if (matchMedia("(pointer: coarse)").matches) navigator.vibrate?.(10);
        this.#follow(x, y);
        this.#scrollAtEdges();
    }

    #follow(x, y) {
        const held = this.#held;
        held.x = x;
        held.y = y;
        held.moved ||= Math.hypot(x - held.from.x, y - held.from.y) > TOUCH_SLOP;
        held.ghost.style.setProperty("transform", `translate(${x - held.dx}px, ${y - held.dy}px) rotate(1deg)`);
        this.#aim(this.#targetAt(x, y));
    }

    #targetAt(x, y) {
        const under = this.root.elementFromPoint(x, y);
        const rail = under?.closest(".rail");
        if (rail) return { rail };
        const column = under?.closest(".col");
        return column ? { column, before: this.#placeIn(column, under, y) } : null;
    }

    /** The card before which the held one would land; null is the end. */
    #placeIn(column, under, y) {
        const over = under.closest(".deal");
        if (over) {
            const box = over.getBoundingClientRect();
            return y < box.top + box.height / 2 ? over : nextCard(over);
        }
        const first = column.querySelector(".deal");
        if (!first || y < first.getBoundingClientRect().top) return first;
        const last = this.#held.target;
        const inGap = under.classList.contains("list") && last?.column === column;
        return inGap && last.before && y < last.before.getBoundingClientRect().bottom ? last.before : null;
    }

    #aim(target) {
        this.#unmark();
        this.#held.target = target;
        if (!target) return;
        this.#held.column = target.column ?? null;
        (target.rail ?? target.column).classList.add("target");
        if (target.rail) return;
        (target.before ?? target.column.querySelector(".list")).classList.add(target.before ? "drop-before" : "drop-end");
    }

    #unmark() {
        this.root.querySelectorAll(".target, .drop-before, .drop-end")
            .forEach(e => e.classList.remove("target", "drop-before", "drop-end"));
    }

    #scrollAtEdges() {
        this.#frame = requestAnimationFrame(() => {
            if (!this.#held) return;
            const { x, y, column } = this.#held;
            const board = this.board.scroller;
            const moved = nudge(board, "scrollLeft", x, "left", "right")
                + nudge(column?.querySelector(".list"), "scrollTop", y, "top", "bottom");
            if (moved) this.#aim(this.#targetAt(x, y));
            this.#scrollAtEdges();
        });
    }

    #released(event) {
        if (!this.#mine(event)) return;
        const held = this.#held;
        this.cancel();
        if (!held) return;
        this.#swallowClick();
        const { target, cardId } = held;
        // a long press that goes nowhere asks where to; what opens during the release, the release would close
        if (held.touch && !held.moved) return void setTimeout(() => this.board.openMenu(cardId));
        if (target?.rail) this.board.dropOnRail(cardId, target.rail.dataset.id);
        else if (target) this.board.dropOnColumn(cardId, target.column.dataset.id, target.before?.dataset.id ?? null);
    }

    /** The release of a drag is no click on the card below. A finger's click comes late, so it counts until the next press. */
    #swallowClick() {
        this.#letGo = true;
        const swallow = event => {
            // a key's click has no detail
            if (event.detail) {
                event.preventDefault();
                event.stopPropagation();
            }
            done();
        };
        const done = () => {
            this.#letGo = false;
            clearTimeout(timer);
            document.removeEventListener("click", swallow, true);
            document.removeEventListener("pointerdown", done, true);
        };
        const timer = setTimeout(done, LATE_CLICK);
        document.addEventListener("click", swallow, true);
        document.addEventListener("pointerdown", done, true);
    }

    #escaped(event) {
        if (event.key !== "Escape" || !this.#held) return;
        event.preventDefault();
        event.stopPropagation();
        this.cancel();
    }

    cancel() {
        clearTimeout(this.#pressed?.timer);
        this.#pressed = null;
        cancelAnimationFrame(this.#frame);
        this.#listen(false);
        if (!this.#held) return;
        this.#unmark();
        this.#held.ghost.remove();
        this.#held = null;
        this.root.querySelectorAll(".held").forEach(e => e.classList.remove("held"));
        this.root.host.toggleAttribute("dragging", false);
    }
}

export function nextCard(card) {
    const next = card.nextElementSibling;
    return next?.classList.contains("deal") ? next : null;
}

function nudge(element, property, at, start, end) {
    if (!element) return 0;
    const box = element.getBoundingClientRect();
    const before = element[property];
    element[property] += speed(at - (box[end] - EDGE)) - speed(box[start] + EDGE - at);
    return Math.abs(element[property] - before);
}

function speed(depth) {
    return Math.ceil(SPEED * Math.min(1, Math.max(0, depth / EDGE)));
}
