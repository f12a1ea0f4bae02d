/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-value-state.h"

G_BEGIN_DECLS

/**
 * BalQualifier:
 * @BAL_QUALIFIER_EXACT: the number itself
 * @BAL_QUALIFIER_ESTIMATE: an estimate, such as from a sample or a model
 * @BAL_QUALIFIER_AT_LEAST: the number or more
 * @BAL_QUALIFIER_AT_MOST: the number or less
 * @BAL_QUALIFIER_APPROXIMATELY: about the number
 * @BAL_QUALIFIER_RANGE: somewhere from one number to another
 * @BAL_QUALIFIER_WORD: said in words only, such as "many"
 *
 * How exactly a figure is known.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_QUALIFIER_EXACT,
  BAL_QUALIFIER_ESTIMATE,
  BAL_QUALIFIER_AT_LEAST,
  BAL_QUALIFIER_AT_MOST,
  BAL_QUALIFIER_APPROXIMATELY,
  BAL_QUALIFIER_RANGE,
  BAL_QUALIFIER_WORD,
} BalQualifier;

#define BAL_TYPE_QUALIFIER (bal_qualifier_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_qualifier_get_type (void);

/**
 * BalOrigin:
 * @BAL_ORIGIN_PUBLISHED: taken from a source that others can read
 * @BAL_ORIGIN_COMPUTED: computed from records
 * @BAL_ORIGIN_SYNTHETIC: made by a generator; it says nothing about real people
 *
 * Where a figure comes from.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_ORIGIN_PUBLISHED,
  BAL_ORIGIN_COMPUTED,
  BAL_ORIGIN_SYNTHETIC,
} BalOrigin;

#define BAL_TYPE_ORIGIN (bal_origin_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_origin_get_type (void);

#define BAL_TYPE_FIGURE (bal_figure_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_figure_get_type (void);

BAL_AVAILABLE_IN_0_1
BalFigure *
bal_figure_new (double number, BalValueState state, BalQualifier qualifier, BalOrigin origin);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_figure_new_range (double low, double high, BalOrigin origin);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_figure_new_word (const char *word, BalOrigin origin);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_figure_ref (BalFigure *self);

BAL_AVAILABLE_IN_0_1
void bal_figure_unref (BalFigure *self);

BAL_AVAILABLE_IN_0_1
double bal_figure_get_number (BalFigure *self);

BAL_AVAILABLE_IN_0_1
BalValueState bal_figure_get_state (BalFigure *self);

BAL_AVAILABLE_IN_0_1
BalQualifier bal_figure_get_qualifier (BalFigure *self);

BAL_AVAILABLE_IN_0_1
BalOrigin bal_figure_get_origin (BalFigure *self);

BAL_AVAILABLE_IN_0_1
double bal_figure_get_low (BalFigure *self);

BAL_AVAILABLE_IN_0_1
double bal_figure_get_high (BalFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_figure_get_word (BalFigure *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_figure_equal (BalFigure *self, BalFigure *other);

BAL_AVAILABLE_IN_0_1
char *bal_figure_to_text (BalFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalFigure, bal_figure_unref)

G_END_DECLS
