/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-figure.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PUBLISHED_FIGURE (bal_published_figure_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPublishedFigure, bal_published_figure, BAL, PUBLISHED_FIGURE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_code (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_label (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_published_figure_get_value (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_unit (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_population (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_geography (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_published_figure_get_date_day (BalPublishedFigure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_published_figure_get_source (BalPublishedFigure *self);

G_END_DECLS
