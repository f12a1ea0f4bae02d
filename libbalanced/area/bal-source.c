/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-source.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSource:
 *
 * A published document that the facts about an area come from.
 *
 * Everything else in the document names its source by code.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalSource
{
  BalItem parent_instance;
};

struct _BalSourceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSource, bal_source, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },  { "title", BAL_MEMBER_LABEL, TRUE },
  { "publisher", BAL_MEMBER_TEXT },   { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY }, { "url", BAL_MEMBER_TEXT },
  { "licence", BAL_MEMBER_TEXT },     { "note", BAL_MEMBER_LABEL },
};

static void
bal_source_class_init (BalSourceClass *klass)
{
  /**
   * BalSource:code:
   *
   * The code that others name the source by.
   *
   * Since: 0.1
   */
  /**
   * BalSource:title:
   *
   * The title of the document.
   *
   * Since: 0.1
   */
  /**
   * BalSource:publisher:
   *
   * Who published it.
   *
   * Since: 0.1
   */
  /**
   * BalSource:start:
   *
   * The first day that the document is about.
   *
   * Since: 0.1
   */
  /**
   * BalSource:end:
   *
   * The last day that the document is about.
   *
   * Since: 0.1
   */
  /**
   * BalSource:url:
   *
   * Where it can be read.
   *
   * Since: 0.1
   */
  /**
   * BalSource:licence:
   *
   * The licence under which it may be used.
   *
   * Since: 0.1
   */
  /**
   * BalSource:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_source_init (BalSource *self)
{
}

/**
 * bal_source_get_code:
 * @self: a source
 *
 * Gets the code that others name the source by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_source_get_code (BalSource *self)
{
  g_return_val_if_fail (BAL_IS_SOURCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_source_get_title:
 * @self: a source
 *
 * Gets the title of the document.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_source_get_title (BalSource *self)
{
  g_return_val_if_fail (BAL_IS_SOURCE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_source_get_publisher:
 * @self: a source
 *
 * Gets who published it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_source_get_publisher (BalSource *self)
{
  g_return_val_if_fail (BAL_IS_SOURCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "publisher");
}

/**
 * bal_source_get_start_day:
 * @self: a source
 *
 * Gets the first day that the document is about, as a day.
 *
 * Returns: a day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_source_get_start_day (BalSource *self)
{
  g_return_val_if_fail (BAL_IS_SOURCE (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "start");
}

/**
 * bal_source_get_end_day:
 * @self: a source
 *
 * Gets the last day that the document is about, as a day.
 *
 * Returns: a day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_source_get_end_day (BalSource *self)
{
  g_return_val_if_fail (BAL_IS_SOURCE (self), G_MININT32);

  return bal_item_get_last_day (BAL_ITEM (self), "end");
}
