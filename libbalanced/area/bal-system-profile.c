/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-system-profile.h"

#include "libbalanced/area/bal-profile-part.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSystemProfile:
 *
 * What is known of the parts of a whole system: its building blocks, leadership, training, and the
 * delivery principles.
 *
 * It is a checklist with evidence. Ratings are what somebody said; the library makes no score of
 * them, and of leadership there is evidence only.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A6.
 *
 * Since: 0.1
 */
struct _BalSystemProfile
{
  BalItem parent_instance;
};

struct _BalSystemProfileClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSystemProfile, bal_system_profile, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "scale", BAL_MEMBER_TEXTS },
  { "parts", BAL_MEMBER_ITEMS, FALSE, bal_profile_part_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_system_profile_class_init (BalSystemProfileClass *klass)
{
  /**
   * BalSystemProfile:scale:
   *
   * The words of ratings, the weakest first.
   *
   * Since: 0.1
   */
  /**
   * BalSystemProfile:parts:
   *
   * What is said of each part: a list of [class@Balanced.ProfilePart].
   *
   * Since: 0.1
   */
  /**
   * BalSystemProfile:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSystemProfile:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_system_profile_init (BalSystemProfile *self)
{
}
