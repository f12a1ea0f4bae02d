/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-reading.h"
#include "libbalanced/core/bal-figure.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalRelationKind:
 * @BAL_RELATION_KIND_SUBSET: all of the part are in the whole
 * @BAL_RELATION_KIND_OVERLAP: some of the part are in the whole
 * @BAL_RELATION_KIND_DISJOINT: none of the part is in the whole
 * @BAL_RELATION_KIND_RATIO: so many of the part for each of the whole
 * @BAL_RELATION_KIND_CHANGE: the part is the whole at another time
 *
 * How two figures lie to each other.
 *
 * Features: K5.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_RELATION_KIND_SUBSET,
  BAL_RELATION_KIND_OVERLAP,
  BAL_RELATION_KIND_DISJOINT,
  BAL_RELATION_KIND_RATIO,
  BAL_RELATION_KIND_CHANGE,
} BalRelationKind;

#define BAL_TYPE_RELATION_KIND (bal_relation_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_relation_kind_get_type (void);

#define BAL_TYPE_FIGURE_RELATION (bal_figure_relation_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalFigureRelation, bal_figure_relation, BAL, FIGURE_RELATION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_figure_relation_get_code (BalFigureRelation *self);

BAL_AVAILABLE_IN_0_1
BalRelationKind bal_figure_relation_get_kind (BalFigureRelation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_figure_relation_get_part (BalFigureRelation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_figure_relation_get_whole (BalFigureRelation *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_figure_relation_get_extent (BalFigureRelation *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_figure_relation_get_published_percent (BalFigureRelation *self);

G_END_DECLS
