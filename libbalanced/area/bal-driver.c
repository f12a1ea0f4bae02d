/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-driver.h"

#include "libbalanced/area/bal-measure.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalDriver:
 *
 * Something that drives a change of services, told by figures of the document before and after.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L7.
 *
 * Since: 0.1
 */
struct _BalDriver
{
  BalItem parent_instance;
};

struct _BalDriverClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalDriver, bal_driver, BAL_TYPE_ITEM)

static const char *const kinds[] = { "demand", "spend_per_child", "saving", "other", NULL };
static const char *const aims[] = { "quality", "innovation", "efficiency", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  { "aim", BAL_MEMBER_TEXT, .words = aims },
  { "children_before", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "children_after", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "spend_before", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "spend_after", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "outcome_before", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "outcome_after", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "outcome_polarity", BAL_MEMBER_ENUM, FALSE, bal_polarity_get_type },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_driver_class_init (BalDriverClass *klass)
{
  /**
   * BalDriver:code:
   *
   * The code of the driver.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:label:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:kind:
   *
   * "demand" (children before and after), "spend_per_child" (spend and children), "saving" (spend,
   * held against an outcome), or "other".
   *
   * Since: 0.1
   */
  /**
   * BalDriver:aim:
   *
   * What the change is for: "quality", "innovation" or "efficiency".
   *
   * Since: 0.1
   */
  /**
   * BalDriver:children-before:
   *
   * The code of the figure of children before.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:children-after:
   *
   * The code of the figure of children after.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:spend-before:
   *
   * The code of the figure of spend before.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:spend-after:
   *
   * The code of the figure of spend after.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:outcome-before:
   *
   * The code of the figure of the outcome before.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:outcome-after:
   *
   * The code of the figure of the outcome after.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:outcome-polarity:
   *
   * Which way the outcome is better.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:agencies:
   *
   * The codes of the agencies that it bears on.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalDriver:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_driver_init (BalDriver *self)
{
}
