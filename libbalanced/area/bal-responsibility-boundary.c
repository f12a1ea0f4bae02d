/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-responsibility-boundary.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalResponsibilityBoundary:
 *
 * A place where rules of responsibility overlap, leave a gap, or hand a child over.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F8, L5.
 *
 * Since: 0.1
 */
struct _BalResponsibilityBoundary
{
  BalItem parent_instance;
};

struct _BalResponsibilityBoundaryClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalResponsibilityBoundary, bal_responsibility_boundary, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalBoundaryKind,
                    bal_boundary_kind,
                    G_DEFINE_ENUM_VALUE (BAL_BOUNDARY_KIND_OVERLAP, "overlap"),
                    G_DEFINE_ENUM_VALUE (BAL_BOUNDARY_KIND_GAP, "gap"),
                    G_DEFINE_ENUM_VALUE (BAL_BOUNDARY_KIND_TRANSITION, "transition"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_boundary_kind_get_type },
  { "statement", BAL_MEMBER_LABEL, TRUE },
  { "responsibilities", BAL_MEMBER_TEXTS, .refers_to = "responsibilities" },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_responsibility_boundary_class_init (BalResponsibilityBoundaryClass *klass)
{
  /**
   * BalResponsibilityBoundary:code:
   *
   * The code of the boundary.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:kind:
   *
   * Whether the rules overlap, leave a gap, or hand over.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:statement:
   *
   * What happens there, in words.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:responsibilities:
   *
   * The codes of the rules that meet there.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibilityBoundary:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_responsibility_boundary_init (BalResponsibilityBoundary *self)
{
}

/**
 * bal_responsibility_boundary_get_code:
 * @self: a boundary
 *
 * Gets the code of the boundary.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_boundary_get_code (BalResponsibilityBoundary *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY_BOUNDARY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_responsibility_boundary_get_kind:
 * @self: a boundary
 *
 * Gets whether the rules overlap, leave a gap, or hand over.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalBoundaryKind
bal_responsibility_boundary_get_kind (BalResponsibilityBoundary *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY_BOUNDARY (self), 0);

  return (BalBoundaryKind) bal_item_get_enum (BAL_ITEM (self), "kind");
}

/**
 * bal_responsibility_boundary_get_statement:
 * @self: a boundary
 *
 * Gets what happens there, in words.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_boundary_get_statement (BalResponsibilityBoundary *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY_BOUNDARY (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "statement");
}

/**
 * bal_responsibility_boundary_get_responsibilities:
 * @self: a boundary
 *
 * Gets the codes of the rules that meet there.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_responsibility_boundary_get_responsibilities (BalResponsibilityBoundary *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY_BOUNDARY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "responsibilities");
}

/**
 * bal_responsibility_boundary_get_reading:
 * @self: a boundary
 *
 * Gets whether the source says it, or it is read from what the source says.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalReading
bal_responsibility_boundary_get_reading (BalResponsibilityBoundary *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY_BOUNDARY (self), 0);

  return (BalReading) bal_item_get_enum (BAL_ITEM (self), "reading");
}
