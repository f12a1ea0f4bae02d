/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-arrangement-feature.h"

#include "libbalanced/area/bal-context-requirement.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalArrangementFeature:
 *
 * Something that is so in an arrangement, is not so, or is not known.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, L2.
 *
 * Since: 0.1
 */
struct _BalArrangementFeature
{
  BalItem parent_instance;
};

struct _BalArrangementFeatureClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalArrangementFeature, bal_arrangement_feature, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "feature", BAL_MEMBER_TEXT, TRUE, .refers_to = ":arrangement-features" },
  { "state", BAL_MEMBER_ENUM, FALSE, bal_context_state_get_type },
  { "statement", BAL_MEMBER_LABEL },
  { "evidence", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_arrangement_feature_class_init (BalArrangementFeatureClass *klass)
{
  /**
   * BalArrangementFeature:feature:
   *
   * The code of what it is, such as "family-knows".
   *
   * Since: 0.1
   */
  /**
   * BalArrangementFeature:state:
   *
   * Whether it is so: unknown when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementFeature:statement:
   *
   * How it is, in words.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementFeature:evidence:
   *
   * How it is known.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementFeature:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementFeature:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_arrangement_feature_init (BalArrangementFeature *self)
{
}
