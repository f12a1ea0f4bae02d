/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-tie.h"

#include "libbalanced/area/bal-formality.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalTie:
 *
 * Two or more that are in touch with each other.
 *
 * A formal tie belongs to posts and agencies, and lasts when a person leaves. An informal one
 * belongs to the persons who keep it up, and ends with them.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E4.
 *
 * Since: 0.1
 */
struct _BalTie
{
  BalItem parent_instance;
};

struct _BalTieClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTie, bal_tie, BAL_TYPE_ITEM)

static const char *const purposes[] = { "information", "referral", "planning", "packages",
                                        "funding",     "training", "other",    NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "posts", BAL_MEMBER_TEXTS, .refers_to = "posts" },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "formality", BAL_MEMBER_ENUM, FALSE, bal_formality_get_type },
  { "arrangement", BAL_MEMBER_TEXT, .refers_to = "arrangements" },
  { "purpose", BAL_MEMBER_TEXT, .words = purposes },
  { "hours", BAL_MEMBER_FIGURE },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_tie_class_init (BalTieClass *klass)
{
  /**
   * BalTie:code:
   *
   * The code of the tie.
   *
   * Since: 0.1
   */
  /**
   * BalTie:label:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalTie:posts:
   *
   * The codes of the posts that it joins.
   *
   * Since: 0.1
   */
  /**
   * BalTie:agencies:
   *
   * The codes of the agencies that it joins, whoever does it there.
   *
   * Since: 0.1
   */
  /**
   * BalTie:formality:
   *
   * Whether it is agreed in writing or a habit.
   *
   * Since: 0.1
   */
  /**
   * BalTie:arrangement:
   *
   * The code of the arrangement that it belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalTie:purpose:
   *
   * What it is for: "information", "referral", "planning", "packages", "funding", "training" or
   * "other".
   *
   * Since: 0.1
   */
  /**
   * BalTie:hours:
   *
   * How many hours a year it takes to agree single packages in this way.
   *
   * Since: 0.1
   */
  /**
   * BalTie:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalTie:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalTie:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalTie:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_tie_init (BalTie *self)
{
}
