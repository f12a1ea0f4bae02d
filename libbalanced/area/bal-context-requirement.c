/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-context-requirement.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalContextRequirement:
 *
 * Something that has to be so before a solution can work: space, capacity, the support of
 * those who lead.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B6.
 *
 * Since: 0.1
 */
struct _BalContextRequirement
{
  BalItem parent_instance;
};

struct _BalContextRequirementClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalContextRequirement, bal_context_requirement, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalContextState,
                    bal_context_state,
                    G_DEFINE_ENUM_VALUE (BAL_CONTEXT_STATE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_CONTEXT_STATE_MET, "met"),
                    G_DEFINE_ENUM_VALUE (BAL_CONTEXT_STATE_UNMET, "unmet"))

static const char *const kinds[] = { "space", "capacity", "senior_support", "other", NULL };

static const BalMember members[] = {
  { "kind", BAL_MEMBER_TEXT, .words = kinds },
  { "statement", BAL_MEMBER_LABEL, TRUE },
  { "state", BAL_MEMBER_ENUM, FALSE, bal_context_state_get_type },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "evidence", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_context_requirement_class_init (BalContextRequirementClass *klass)
{
  /**
   * BalContextRequirement:kind:
   *
   * "space", "capacity", "senior_support" or "other".
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:statement:
   *
   * What has to be so.
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:state:
   *
   * Whether it is so: unknown when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:settings:
   *
   * The codes of the settings of which it is said; every one when it is empty.
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:evidence:
   *
   * How it is known.
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalContextRequirement:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_context_requirement_init (BalContextRequirement *self)
{
}
