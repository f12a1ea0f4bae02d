/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-figure-relation.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalFigureRelation:
 *
 * How two published figures lie to each other: one inside the other, overlapping, apart, or set
 * against each other.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K5.
 *
 * Since: 0.1
 */
struct _BalFigureRelation
{
  BalItem parent_instance;
};

struct _BalFigureRelationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalFigureRelation, bal_figure_relation, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalRelationKind,
                    bal_relation_kind,
                    G_DEFINE_ENUM_VALUE (BAL_RELATION_KIND_SUBSET, "subset"),
                    G_DEFINE_ENUM_VALUE (BAL_RELATION_KIND_OVERLAP, "overlap"),
                    G_DEFINE_ENUM_VALUE (BAL_RELATION_KIND_DISJOINT, "disjoint"),
                    G_DEFINE_ENUM_VALUE (BAL_RELATION_KIND_RATIO, "ratio"),
                    G_DEFINE_ENUM_VALUE (BAL_RELATION_KIND_CHANGE, "change"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_relation_kind_get_type },
  { "part", BAL_MEMBER_TEXT, TRUE, .refers_to = "figures" },
  { "whole", BAL_MEMBER_TEXT, TRUE, .refers_to = "figures" },
  { "extent", BAL_MEMBER_FIGURE },
  { "published_percent", BAL_MEMBER_FIGURE },
  { "decimals", BAL_MEMBER_INTEGER },
  { "comparability", BAL_MEMBER_LABEL },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_figure_relation_class_init (BalFigureRelationClass *klass)
{
  /**
   * BalFigureRelation:code:
   *
   * The code of the relation.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:kind:
   *
   * How the figures lie to each other.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:part:
   *
   * The code of the figure that is the part, or is compared.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:whole:
   *
   * The code of the figure that is the whole, or is compared with.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:extent:
   *
   * How many of the part are in the whole, when they overlap; may be a word such as "some".
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:published-percent:
   *
   * The share as it was published, in percent.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:decimals:
   *
   * How many decimals of the share were printed.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:comparability:
   *
   * How far the comparison carries.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalFigureRelation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_figure_relation_init (BalFigureRelation *self)
{
}

/**
 * bal_figure_relation_get_code:
 * @self: a relation
 *
 * Gets the code of the relation.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_figure_relation_get_code (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_figure_relation_get_kind:
 * @self: a relation
 *
 * Gets how the figures lie to each other.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalRelationKind
bal_figure_relation_get_kind (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), 0);

  return (BalRelationKind) bal_item_get_enum (BAL_ITEM (self), "kind");
}

/**
 * bal_figure_relation_get_part:
 * @self: a relation
 *
 * Gets the code of the figure that is the part, or is compared.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_figure_relation_get_part (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "part");
}

/**
 * bal_figure_relation_get_whole:
 * @self: a relation
 *
 * Gets the code of the figure that is the whole, or is compared with.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_figure_relation_get_whole (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "whole");
}

/**
 * bal_figure_relation_get_extent:
 * @self: a relation
 *
 * Gets how many of the part are in the whole, when they overlap; may be a word such as "some".
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_relation_get_extent (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "extent");
}

/**
 * bal_figure_relation_get_published_percent:
 * @self: a relation
 *
 * Gets the share as it was published, in percent.
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_relation_get_published_percent (BalFigureRelation *self)
{
  g_return_val_if_fail (BAL_IS_FIGURE_RELATION (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "published_percent");
}
