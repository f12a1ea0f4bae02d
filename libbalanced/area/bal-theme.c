/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-theme.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalTheme:
 *
 * A theme by which what people said and what was found is sorted.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N2, N5.
 *
 * Since: 0.1
 */
struct _BalTheme
{
  BalItem parent_instance;
};

struct _BalThemeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTheme, bal_theme, BAL_TYPE_ITEM)

static const BalMember members[] = {
  /**
   * BalTheme:code:
   *
   * The code of the theme.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalTheme:label:
   *
   * The words of the theme.
   *
   * Since: 0.1
   */
  { "label", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalTheme:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalTheme:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalTheme:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_theme_class_init (BalThemeClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_theme_init (BalTheme *self)
{
}

/**
 * bal_theme_get_code:
 * @self: a theme
 *
 * Gets the code of the theme.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_theme_get_code (BalTheme *self)
{
  g_return_val_if_fail (BAL_IS_THEME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_theme_get_label:
 * @self: a theme
 *
 * Gets the words of the theme.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_theme_get_label (BalTheme *self)
{
  g_return_val_if_fail (BAL_IS_THEME (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}
