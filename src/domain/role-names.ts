// What roles are called in a workbook, in both languages, as on screen.
import type { Role } from './person.ts';

export const roleNames: Record<Role, { zh: string; en: string }> = {
  patrol_dorm: { zh: '宿管员', en: 'Dorm supervisor' },
  patrol_guard: { zh: '保安员', en: 'Guard' },
  sampler: { zh: '留样员', en: 'Food sampler' },
  food_officer: { zh: '食品安全员', en: 'Food safety officer' },
  food_director: { zh: '食品安全总监', en: 'Food safety director' },
  electrician: { zh: '电工', en: 'Electrician' },
  repair: { zh: '水电维修员', en: 'Repair worker' },
  vendor: { zh: '外包维保', en: 'Outside firm' },
  lab_admin: { zh: '实验员', en: 'Lab keeper' },
  dept_safety: { zh: '部门安全员', en: 'Department safety officer' },
  duty_teacher: { zh: '值班教师', en: 'Duty teacher' },
  duty_leader: { zh: '值班领导', en: 'Duty leader' },
  safety_office: { zh: '安全办', en: 'Safety office' },
  logistics_head: { zh: '后勤主任', en: 'Head of logistics' },
  vice_principal: { zh: '分管副校长', en: 'Vice principal' },
  principal: { zh: '校长', en: 'Principal' },
  admin: { zh: '系统管理员', en: 'System admin' },
};
