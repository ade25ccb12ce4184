/**
 * Changes cards and lets those that somebody is at stay where they are seen: the one under the pointer, else the focused
 * one. The browser does so by itself only in lists that are scrolled away from their top.
 * `except` is the card that the change is about.
 */
export function steadily(root, except, change) {
    const held = [root.querySelector(".board .deal:hover"), root.activeElement?.closest(".board .deal")]
        .filter(card => card && card.dataset.id !== except)
        .map(card => ({ card, column: card.closest(".col"), top: card.getBoundingClientRect().top }));
    change();
    const done = new Set();
    for (const { card, column, top } of held) {
        const scroller = card.closest(".laned") ?? card.closest(".list");
        if (!card.isConnected || card.closest(".col") !== column || done.has(scroller)) continue;
        done.add(scroller);
        const moved = card.getBoundingClientRect().top - top;
        if (moved) scroller.scrollTop += moved;
    }
}
