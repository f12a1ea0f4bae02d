/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-profile-part.h"

#include "libbalanced/area/bal-profile-evidence.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalProfilePart:
 *
 * What is said of one part of a whole system: a building block, leadership, training, a delivery
 * principle or a part of one.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A6.
 *
 * Since: 0.1
 */
struct _BalProfilePart
{
  BalItem parent_instance;
};

struct _BalProfilePartClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProfilePart, bal_profile_part, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "block", BAL_MEMBER_TEXT, .refers_to = ":building_blocks" },
  { "principle", BAL_MEMBER_TEXT, .refers_to = ":principles" },
  { "statement", BAL_MEMBER_LABEL },
  { "champions", BAL_MEMBER_LABEL },
  { "rating", BAL_MEMBER_TEXT },
  { "rated_by", BAL_MEMBER_LABEL },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "evidence", BAL_MEMBER_ITEMS, FALSE, bal_profile_evidence_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_profile_part_class_init (BalProfilePartClass *klass)
{
  /**
   * BalProfilePart:block:
   *
   * The code of the building block, when it is about one.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:principle:
   *
   * The code of the delivery principle or of a part of one, when it is about one.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:statement:
   *
   * How things stand.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:champions:
   *
   * Who champions it, by post or group and not by name.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:rating:
   *
   * How far it has come, in a word of [property@Balanced.SystemProfile:scale].
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:rated-by:
   *
   * Who rated it.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:date:
   *
   * The day of the rating.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:evidence:
   *
   * What it can be seen by: a list of [class@Balanced.ProfileEvidence].
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalProfilePart:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_profile_part_init (BalProfilePart *self)
{
}
