package io.saluran.ui.view;

/// A line in the navigation.
///
/// @param group one of `sell`, `numbers`, `learn`, `content`, `settings`, or another name with the text `nav.group.NAME`
/// @param label text key
/// @param icon Lucide's name, for example `square-kanban`
/// @param order position in the group, ascending
/// @param phone whether it stands in the bottom bar of a phone; the first four by group and order do
public record NavigationEntry(String group, String label, String icon, int order, boolean phone) {}
