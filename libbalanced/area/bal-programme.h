/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROGRAMME (bal_programme_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProgramme, bal_programme, BAL, PROGRAMME, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_programme_get_title (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_phases (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_scope (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_streams (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_themes (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_observations (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_engagements (BalProgramme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_programme_get_recommendations (BalProgramme *self);

G_END_DECLS
