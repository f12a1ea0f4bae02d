/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-self-rating.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSelfRating:
 *
 * How a setting rates itself for one outcome.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: M1.
 *
 * Since: 0.1
 */
struct _BalSelfRating
{
  BalItem parent_instance;
};

struct _BalSelfRatingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSelfRating, bal_self_rating, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "outcome", BAL_MEMBER_TEXT, TRUE, .refers_to = ":outcomes" },
  { "rating", BAL_MEMBER_TEXT, TRUE },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_self_rating_class_init (BalSelfRatingClass *klass)
{
  /**
   * BalSelfRating:outcome:
   *
   * The code of the outcome.
   *
   * Since: 0.1
   */
  /**
   * BalSelfRating:rating:
   *
   * A word of the rating scale of the scheme.
   *
   * Since: 0.1
   */
  /**
   * BalSelfRating:date:
   *
   * The day, month or year; not stated: before all that are dated.
   *
   * Since: 0.1
   */
  /**
   * BalSelfRating:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSelfRating:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_self_rating_init (BalSelfRating *self)
{
}
