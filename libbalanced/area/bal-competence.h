/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_COMPETENCE (bal_competence_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCompetence, bal_competence, BAL, COMPETENCE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_competence_get_person (BalCompetence *self);

BAL_AVAILABLE_IN_0_1
const char *bal_competence_get_role (BalCompetence *self);

BAL_AVAILABLE_IN_0_1
const char *bal_competence_get_domain (BalCompetence *self);

BAL_AVAILABLE_IN_0_1
const char *bal_competence_get_tier (BalCompetence *self);

G_END_DECLS
